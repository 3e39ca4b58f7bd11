"""What happened to those who are counted, and what they are."""
