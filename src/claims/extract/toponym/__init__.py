"""Names of places in a sentence: which words are one, and what role it plays there."""
