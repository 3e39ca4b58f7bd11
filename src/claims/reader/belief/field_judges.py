"""What judges each field of an answer: the value that is believed, and the words that it rests on."""

from collections.abc import Callable, Mapping
from typing import Any

from claims.dates import read_days
from claims.model import Basis, Change, Claim, Status
from claims.reader.belief.believed_names import LONGEST, canonical_name, is_among, is_supported
from claims.reader.belief.believed_time import EARLIER, time_meant, times_in
from claims.reader.belief.witness import CITED, NO_WORDS, UNSUPPORTED, Doubt, Witness
from claims.reader.model_answer import quoted_words
from claims.reader.quotation_search import Place
from claims.reader.reading_types import Told

Believed = tuple[dict[str, Any], tuple[Place, ...]]  # the fields of the claim, and the words they rest on
_NOTHING: tuple[Place, ...] = ()
_ACTORS = frozenset(("place", "armed_group", "state", "force", "coalition", "organisation", "media"))
_MOST_PLACES = 12
_CITATION = "claimant.citation"  # a source in brackets, which readers pass over, gives what stands before it
_PUBLICATION = "publication"


def _words(
    told: Told, field: str, claim: Claim, witness: Witness, *values: str
) -> tuple[list[str], list[Place]]:
    """The words that a field rests on, and where they stand: those quoted, else those of its values."""
    quoted = quoted_words(told, field) or [it for it in values if it]
    if not quoted:
        raise Doubt(NO_WORDS)
    return quoted, witness.places(quoted, claim.start)


def _text(value: Any) -> str:
    """A value that is to be a text. Raises Doubt for anything else."""
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST:
        raise Doubt(UNSUPPORTED)
    return " ".join(value.split())


def _metric(told: Told, claim: Claim, witness: Witness) -> Believed:
    key = _text(told["metric"])
    if key not in witness.metrics:
        raise Doubt(UNSUPPORTED)
    counted = told.get("counted")
    _, places = _words(told, "metric", claim, witness, counted if isinstance(counted, str) else "")
    return {"metric": key}, tuple(places)


def _counted(told: Told, claim: Claim, witness: Witness) -> Believed:
    if told["counted"] is None:
        return {"counted": None}, _NOTHING
    noun = _text(told["counted"])
    return {"counted": noun}, tuple(witness.places([noun], claim.start))


def _subject(told: Told, claim: Claim, witness: Witness) -> Believed:
    if told["subject"] is None:
        return {"subject": None}, _NOTHING
    name = _text(told["subject"])
    words, places = _words(told, "subject", claim, witness, name)
    if not is_supported(name, words, witness.lexicon) and not _is_named(name, claim, witness):
        raise Doubt(UNSUPPORTED)
    return {"subject": canonical_name(name, witness.lexicon, _ACTORS)}, tuple(places)


def _is_named(name: str, claim: Claim, witness: Witness) -> bool:
    """Whether the text names it elsewhere: the words may be "the army" or "Washington"."""
    return is_among(name, witness.names, witness.lexicon) or witness.text.find(name, claim.start) is not None


def _places(told: Told, claim: Claim, witness: Witness) -> Believed:
    given = told["places"]
    listed = [given] if isinstance(given, str) else given
    if not isinstance(listed, list) or len(listed) > _MOST_PLACES:
        raise Doubt(UNSUPPORTED)
    if not listed:
        return {"places": ()}, _NOTHING
    names = [name for it in listed if _is_name(name := _text(it))]
    words, places = _words(told, "places", claim, witness, *names)
    for name in names:
        if not is_supported(name, words, witness.lexicon, within=True):
            places += witness.places([name], claim.start)  # it stands elsewhere in the text, as it is
    return {"places": tuple(dict.fromkeys(names))}, tuple(places)  # as spelt: comparing knows the spellings


def _is_name(words: str) -> bool:
    """Whether words name a place: "worldwide" and "neighbouring countries" name none."""
    return words != words.lower() or not words.isascii()


def _claimant(told: Told, claim: Claim, witness: Witness) -> Believed:
    if told["claimant"] is None:
        if any(it.rule == _CITATION for it in claim.evidence):
            raise Doubt(CITED)
        return {"claimant": None}, _NOTHING
    name = _text(told["claimant"])
    words, places = _words(told, "claimant", claim, witness, name)
    if not is_supported(name, words, witness.lexicon):
        places += witness.places([name], claim.start)
    return {"claimant": name}, tuple(places)


def _as_of(told: Told, claim: Claim, witness: Witness) -> Believed:
    given = told["as_of"]
    if given is None or given == _PUBLICATION:
        return {"as_of": witness.day, "as_of_basis": Basis.PUBLICATION, "earlier": False}, _NOTHING
    given = _text(given)
    earlier = given.startswith(EARLIER)
    iso = given.removeprefix(EARLIER)
    if iso in (_PUBLICATION, witness.day) and (earlier or not quoted_words(told, "as_of")):
        time = f"{EARLIER}{witness.day}" if earlier and witness.day else witness.day
        return {"as_of": time, "as_of_basis": Basis.PUBLICATION, "earlier": earlier}, _NOTHING
    words, places = _words(told, "as_of", claim, witness)
    times = [time for it in words for time in times_in(it, places, witness.reading.sentences)]
    meant = time_meant(iso, times, witness.published)
    if meant is None or not _is_time(meant):
        raise Doubt(UNSUPPORTED)
    time = f"{EARLIER}{meant}" if earlier else meant
    return {"as_of": time, "as_of_basis": Basis.TEXT, "earlier": earlier}, tuple(places)


def _is_time(iso: str) -> bool:
    try:
        return read_days(iso) is not None
    except ValueError:
        return False


def _status(told: Told, claim: Claim, witness: Witness) -> Believed:
    status = _one_of(Status, told["status"])
    if status is Status.ASSERTED:
        return {"status": status}, _NOTHING
    return {"status": status}, tuple(_words(told, "status", claim, witness)[1])


def _change(told: Told, claim: Claim, witness: Witness) -> Believed:
    if told["change"] is None:
        return {"change": None}, _NOTHING
    change = _one_of(Change, told["change"])
    return {"change": change}, tuple(_words(told, "change", claim, witness)[1])


def _one_of(kind: Callable[[str], Any], value: Any) -> Any:
    try:
        return kind(_text(value))
    except ValueError:
        raise Doubt(UNSUPPORTED) from None


# What judges each field of an answer, in the order of a claim's fields.
JUDGES: Mapping[str, Callable[[Told, Claim, Witness], Believed]] = {
    "metric": _metric,
    "counted": _counted,
    "subject": _subject,
    "places": _places,
    "claimant": _claimant,
    "as_of": _as_of,
    "status": _status,
    "change": _change,
}
