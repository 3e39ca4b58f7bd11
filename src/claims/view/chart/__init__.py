"""Timelines as a chart for print."""
