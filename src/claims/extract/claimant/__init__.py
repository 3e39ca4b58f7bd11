"""Who the text says gives the figure."""
