"""The words to extract with: those of the package, the user's `claims.toml`, and what `--lexicon` names."""

from collections.abc import Sequence
from pathlib import Path

from claims.errors import UsageError
from claims.lexicon import Lexicon, load_lexicon

OWN_WORDS = "claims.toml"


def own_lexicon(paths: Sequence[Path] | None = None) -> Lexicon:
    """The lexicon for this folder; later words go before earlier ones.

    Raises UsageError for a path that does not exist, LexiconError for an entry that cannot be used.
    """
    for path in paths or ():
        if not path.exists():
            raise UsageError(f"--lexicon {path}: there is no such file or folder")
    here = Path(OWN_WORDS).absolute()  # what is read is remembered by its path
    own = [here] if here.is_file() else []
    return load_lexicon((*own, *(paths or ())))
