"""Which texts tell of one event, and which of their figures are one."""
