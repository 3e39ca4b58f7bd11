"""Who speaks in a sentence: reporting verbs and other sources, each with its speaker and what it covers."""
