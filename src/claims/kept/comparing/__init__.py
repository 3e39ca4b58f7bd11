"""Comparing families again: which, what comes of it as rows, who works it out, and how it is written."""
