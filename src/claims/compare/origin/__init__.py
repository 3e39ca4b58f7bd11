"""Which figures go back to one origin, and why."""
