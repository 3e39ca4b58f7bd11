"""A claim made ready to be compared: one name for one thing, one unit, days instead of dates."""
