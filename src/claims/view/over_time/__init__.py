"""Estimates over time on a terminal: timelines, and a grid of times."""
