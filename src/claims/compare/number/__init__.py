"""When two figures of one number can be one: how rare it is, who gives it, and where it is counted."""
