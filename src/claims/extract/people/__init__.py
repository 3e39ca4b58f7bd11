"""People of whom their own sentence tells nothing: what the rest of the text tells of them."""
