"""What is known on a subject, for people: the answer, the estimates under their questions, a page of it."""
