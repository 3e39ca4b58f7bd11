"""What other figures, of its text and of other texts, tell of a figure before any two are compared."""
