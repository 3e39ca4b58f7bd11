"""The second reader: a language model reads what stands around the figures that our own grammar found."""
