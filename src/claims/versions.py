"""Which version of the rules read a text, and which compared its claims: hashes of code and data.

What was read or compared with another version is done anew, so a hash covers every file that can change the
outcome, however deep its folder lies.
"""

from functools import cache

from claims import __version__
from claims.source_hash import hash_below, reading_hash


@cache
def reading_version() -> str:
    """The package's version and a hash of all that reading a text depends on: `0.1.0+b05c4f5bb445`."""
    return f"{__version__}+{reading_hash()[:12]}"


@cache
def model_reading_version() -> str:
    """The same of a reading in which a model took part: what is believed of its answers counts as well."""
    return f"{__version__}+{hash_below('extract', 'lexicon', 'reader', 'dates.py', 'model.py')[:12]}"


@cache
def comparing_version() -> str:
    """A hash of all that comparing depends on, but for the entries of the lexicon."""
    return hash_below("compare", "kept", "lexicon", "dates.py", "model.py")
