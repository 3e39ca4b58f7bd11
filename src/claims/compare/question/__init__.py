"""Estimates put side by side: questions, timelines, grids, changes."""
