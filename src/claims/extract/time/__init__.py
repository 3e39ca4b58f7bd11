"""When the figure was so."""
