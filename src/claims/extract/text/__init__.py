"""Sentences, words and what each one is, noun phrases, names and their kinds."""
