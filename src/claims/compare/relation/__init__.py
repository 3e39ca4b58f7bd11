"""How two figures relate, or why they cannot be compared."""
