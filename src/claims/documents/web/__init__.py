"""Web pages: the article, its tables and key figures, what the page says of itself."""
