"""Whose fighters, whose territory, whose attacks."""
