"""Numbers, modifiers, units, rates, and what is counted."""
