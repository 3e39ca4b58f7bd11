"""Words that tell a figure as one to come."""
