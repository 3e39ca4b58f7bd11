"""How a field's value is chosen among its candidates, and how sure that is."""
