"""Which of the places that a sentence names may be where its figures are, and what tells against each."""
