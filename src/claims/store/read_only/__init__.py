"""A person's own SQL, run so that nothing can be written by it, whatever it says."""
