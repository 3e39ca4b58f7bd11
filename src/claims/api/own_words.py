"""The words to read with: those of the package, and after them the user's own.

Own words are entries like those of `lexicon/data`, in TOML. `claims.toml` in the user's folder for settings
is read first, then `claims.toml` in the current folder, then what is named: a later entry goes before an
earlier one. A database keeps what its documents were read with, so no question to it depends on these files.
"""

import logging
import os
from collections.abc import Iterable
from pathlib import Path

from platformdirs import user_config_path

from claims.errors import UsageError
from claims.lexicon import Lexicon, load_lexicon

LOG = logging.getLogger("claims")

OWN_WORDS = "claims.toml"

Named = str | os.PathLike[str]
Words = Lexicon | Named | Iterable[Named] | None


def load_words(words: Words = None) -> Lexicon:
    """The lexicon of the package with the user's own words and those that `words` names.

    `words` is a TOML file or a folder of them, or several; a Lexicon is taken as it is. Raises UsageError
    for a path that does not exist, LexiconError (file, line and key) for an entry that cannot be used.
    """
    if isinstance(words, Lexicon):
        return words
    named = [words] if isinstance(words, str | os.PathLike) else list(words or ())
    paths = [Path(it) for it in named]
    for path in paths:
        if not path.exists():
            raise UsageError(f"lexicon {path}: there is no such file or folder")
    found = (*own_files(), *paths)
    for path in found:
        LOG.debug("own words: %s", path)
    return load_lexicon(found)


def own_files() -> list[Path]:
    """The files of own words that are there: the user's, then the current folder's."""
    # Absolute, because what is read is remembered by its path.
    places = (user_config_path("claims", appauthor=False), Path.cwd())
    return [path for place in places if (path := place / OWN_WORDS).is_file()]
