"""What a word is: the pattern by which texts and entries of the lexicon are cut alike."""

import re

SOFT_HYPHEN = "\u00ad"  # where a line may break or does: it stands inside words and says nothing

# A word; abbreviations keep their points, inner hyphens and apostrophes stay inside, names of models and
# diseases keep their number (`AK-47s`, `Su-25`, `COVID-19`), the possessive and everything else stand
# alone. Each alternative starts with its own class: linear on any text.
WORD = re.compile(
    r"(?:[A-Z]\.){2,}(?:-[^\W\d_]+)*"
    r"|(?<!\d)(?!(?:JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC|NO|US|USD|EUR|GBP)-)"
    r"(?:[A-Z]{1,5}|[A-Z][a-z]|MiG|Yak|Covid)-\d{1,4}[A-Za-z]{0,3}\b(?![.,]\d)"
    r"|\d+(?:\u00ad\s*\d+)*"
    r"|[^\W\d_]+(?:(?:[-'’]|\u00ad\s*)(?![sS]\b)[^\W\d_]+)*"
    r"|['’][sS]\b"
    r"|\S"
)


def lower_word(word: str) -> str:
    """A word as rules and the lexicon know it: in small letters, with plain apostrophes."""
    small = word.lower().replace("’", "'")
    return small if SOFT_HYPHEN not in small else "".join(small.replace(SOFT_HYPHEN, "").split()) or small


def is_year(word: str) -> bool:
    """Whether a word is written as a year of the last or this century is: `1998`, `2015`."""
    return len(word) == _YEAR and word.isdecimal() and word[:2] in ("19", "20")


_YEAR = 4  # digits
