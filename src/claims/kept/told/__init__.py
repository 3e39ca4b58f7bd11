"""What comparing found, as it is asked for: questions, estimates, comparisons, lineages."""
