"""What a word is: the pattern by which texts and entries of the lexicon are cut alike."""

import re

# A word; abbreviations keep their points, inner hyphens and apostrophes stay inside, the possessive
# and everything else stand alone. Each alternative starts with its own class: linear on any text.
WORD = re.compile(
    r"(?:[A-Z]\.){2,}(?:-[^\W\d_]+)*"
    r"|\d+"
    r"|[^\W\d_]+(?:[-'’](?![sS]\b)[^\W\d_]+)*"
    r"|['’][sS]\b"
    r"|\S"
)
