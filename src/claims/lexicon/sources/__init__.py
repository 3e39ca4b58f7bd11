"""Where the tables of the lexicon come from: the programs that build them."""
