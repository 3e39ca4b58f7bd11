"""What a word is: the pattern by which texts and entries of the lexicon are cut alike."""

import re

SOFT_HYPHEN = "\u00ad"  # where a line may break or does: it stands inside words and says nothing

# Models that are named rather than lettered: before a number they are no list of what is counted.
_NAMED = (
    "Ababil|Agni|Badr|Burkan|Emad|Fajr|Fateh|Geran|Ghadr|Ghauri|Hatf|Hwasong|Khorramshahr|Lancet|Mohajer|"
    "Nodong|Orlan|Prithvi|Pukguksong|Qasef|Qiam|Quds|Rodong|Samad|Sejjil|Shaheen|Shahab|Shahed|Taepodong|Zelzal"
)
# A word; abbreviations keep their points, inner hyphens and apostrophes stay inside, names of models and
# diseases keep their number (`AK-47s`, `Su-25`, `F-16A/B`, `AK47`, `M1A2`, `COVID-19`), the possessive and
# everything else stand alone. Each alternative starts with its own class: linear on any text.
WORD = re.compile(
    r"(?:[A-Z]\.){2,}(?:-[^\W\d_]+)*"
    r"|(?<!\d)(?!(?:JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC|NO|US|USD|EUR|GBP)-)"
    rf"(?:[A-Z]{{1,5}}|[A-Z][a-z]|MiG|Yak|Covid|(?:{_NAMED})(?=-))-\d{{1,4}}"
    r"(?:[A-Z]{1,3}/[A-Z]{1,3}|[A-Za-z]{0,3})\b(?![.,]\d)"
    r"|(?<!\d)(?!T20)(?:M\d{1,3}A\d|M\d{3}|M16|M60|M79|(?:AK|AKM|BMP|BTR|Kh|MiG|Mi|RPG|Su|Tu)\d{2,3}|[FT]\d\d|B52|C130|C17)"
    r"(?:[A-Z]{0,2}|s)\b(?![.,]\d)"
    r"|(?<!\d)[A-Z]{1,4}\d{1,4}[A-Z]{0,2}s\b"
    r"|F/A-\d\d[A-Z]?s?\b"
    r"|(?<!\d)(?!(?:Early|Late|Mid|Over|Post|Pre|Under)-)[A-Z][a-z]{2,11}-\d{1,3}[A-Z]{0,2}s\b"
    r"|[A-Za-z][A-Za-z0-9-]{1,40}\.(?:com|org|net|info|io|us|eu|gov|int|tv|edu)\b(?!\.\w)"
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


def is_model(word: str) -> bool:
    """Whether a word names a model of arms, vehicles or the like by letters and a number: `su-30`, `m1a2`."""
    return (
        word[0].isalpha() and word[-1].isalnum() and any(it.isdecimal() for it in word) and word not in _ILLS
    )


_ILLS = frozenset(("covid-19", "sars-cov-2", "h1n1", "h5n1"))
