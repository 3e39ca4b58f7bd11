"""Who reads the context of the figures: the rules, or a model; what it is asked, and how the two differ."""
