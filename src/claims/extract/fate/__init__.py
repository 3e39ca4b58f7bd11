"""What happened to those who are counted, as verbs, their nouns and the words around them tell."""
