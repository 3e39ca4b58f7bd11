"""What people decided of claims: which of it still holds, and what it puts in the place of what was read."""
