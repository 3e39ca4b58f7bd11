"""Who gives a figure: the one key that all names of a claimant or publisher have."""
