"""Score the extraction against claims that a person marked."""

import json
from collections.abc import Callable, Iterator
from os import PathLike
from pathlib import Path

from claims.api.own_words import Words, load_words
from claims.api.reading.reader_choice import RULES, ClaimReader, Readers, claims_of, load_reader
from claims.api.texts import read
from claims.errors import InputError, UsageError
from claims.extract.claim import find_candidates
from claims.lexicon import Lexicon
from claims.score import Mention, Score, score

Named = str | PathLike[str]

_GOLD, _DOCUMENTS = ".gold.jsonl", ".documents.jsonl"
_NEEDED = ("doc", "figure", "start", "low", "high")


def evaluate(
    gold: Named,
    *,
    documents: Named | None = None,
    predicted: Named | None = None,
    lexicon: Words = None,
    reader: Readers = None,
    on_failure: Callable[[InputError], None] | None = None,
) -> Score:
    """Score the extraction against claims that a person marked, in a file of JSON lines.

    `documents` are their texts, `NAME.documents.jsonl` beside `NAME.gold.jsonl` if not given; or `predicted`
    is what `claims extract` printed of them. `reader` is what `load_reader` gives, the rules by default.
    `.level("found").f1` is in percent; the levels are `found`, `value` (bounds too) and `complete`;
    `.field("claimant")` is how often a field of those found is right, and `.among_candidates("claimant")` how
    often the right value was at least among those that the rules proposed for it.

    A document that cannot be read goes to `on_failure`, or is raised as InputError. Raises UsageError for a
    file that holds anything else, OSError for one that cannot be read.
    """
    marked = _mentions(Path(gold))
    if predicted is not None:
        return score(marked, _mentions(Path(predicted)))
    texts = Path(documents) if documents is not None else documents_of(Path(gold))
    return score(marked, list(_found(texts, load_words(lexicon), load_reader(reader), on_failure)))


def _found(
    texts: Path, words: Lexicon, reader: ClaimReader, on_failure: Callable[[InputError], None] | None
) -> Iterator[Mention]:
    """The claims of the documents; those of the rules with all that was proposed for their fields."""
    if reader.name != RULES:
        for _, claims in claims_of(read(texts), words, reader, on_failure):
            yield from (claim.to_dict() for claim in claims)
        return
    for document in read(texts):
        if not isinstance(document, InputError):
            for claim, proposed in find_candidates(document, words):
                yield claim.to_dict() | {"candidates": proposed}
        elif on_failure is None:
            raise document
        else:
            on_failure(document)


def documents_of(gold: Path) -> Path:
    """The documents beside a file of marked claims: `NAME.documents.jsonl` beside `NAME.gold.jsonl`. Raises
    UsageError where there are none."""
    documents = gold.with_name(gold.name.removesuffix(_GOLD) + _DOCUMENTS)
    if not gold.name.endswith(_GOLD) or not documents.is_file():
        raise UsageError(f"{gold}: no {documents.name} beside it; name its documents with --documents")
    return documents


def _mentions(path: Path) -> list[Mention]:
    """The claims in a file of JSON lines."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is no UTF-8 text ({error.reason} at byte {error.start})") from error
    numbered = enumerate(lines, 1)
    return [_mention(line, f"{path}, line {number}") for number, line in numbered if line.strip()]


def _mention(line: str, where: str) -> Mention:
    try:
        mention = json.loads(line)
    except ValueError as error:
        raise UsageError(f"{where}: is no JSON ({error})") from error
    if not isinstance(mention, dict) or not mention.keys() >= set(_NEEDED):
        raise UsageError(f"{where}: is no claim; it needs {', '.join(_NEEDED)}")
    return mention
