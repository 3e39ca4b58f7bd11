"""Time expressions, and what they are on the calendar."""
