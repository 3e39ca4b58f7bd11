"""Pairs to disputes: who stands against whom, over what, and how sure that is."""
