"""Find the numeric claims in reports and news, and put conflicting figures side by side."""

__version__ = "0.1.0"
