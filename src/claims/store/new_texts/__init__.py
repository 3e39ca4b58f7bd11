"""What is written of texts: the rows of their figures, and many texts at once that nobody has stored yet."""
