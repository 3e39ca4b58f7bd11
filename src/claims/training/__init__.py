"""Learning from marked texts how the fields of a claim are chosen: `python -m claims.training`."""
