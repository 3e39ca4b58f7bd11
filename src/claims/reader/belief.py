"""What is believed of an answer: each field of a figure that its words in the text bear out.

Figure, bounds, qualifier, unit and rate stay what our own grammar read. A field is taken where the words it
rests on stand in the text and give its value: a metric that there is, a name that they support, a time that
our calendar works out from them. What fails, and what the answer leaves out, stays what the rules read; the
evidence says which of the two it was.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from claims.dates import read_days
from claims.extract.report.frame import frame_of
from claims.extract.report.reading import Reading
from claims.lexicon import Lexicon
from claims.model import Basis, Change, Claim, Evidence, Status
from claims.reader.agreement import confidence_with
from claims.reader.believed_names import LONGEST, canonical_name, is_supported
from claims.reader.believed_time import EARLIER, time_meant, times_in
from claims.reader.model_answer import quoted_words
from claims.reader.orders import silent_places
from claims.reader.quotation_search import Place, SearchableText
from claims.reader.reading_types import Told

BELIEVED = "model.words"  # the words of the text bear it out
NOT_SAID = "model.not-said"  # the model finds that the text does not say it
# Why the rules' value stands: the answer is silent, quotes what is not there, or what does not give it.
NO_ANSWER, NO_WORDS, UNSUPPORTED = "model.no-answer", "model.no-words", "model.unsupported"

_ACTORS = frozenset(("place", "armed_group", "state", "force", "coalition", "organisation", "media"))
_MOST_PLACES = 12
_PUBLICATION = "publication"


class Doubt(Exception):  # noqa: N818 - no error: the field stays what the rules read
    """Why a field of an answer is not believed."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A document as answers are held against it."""

    reading: Reading
    text: SearchableText
    metrics: frozenset[str]
    published: str | None  # what times are counted from
    day: str | None  # what figures without another time are told as of

    @property
    def lexicon(self) -> Lexicon:
        """The words that the document is read with."""
        return self.reading.lexicon

    def places(self, words: Iterable[str], near: int) -> list[Place]:
        """Where quotations stand, nearest to a figure. Raises Doubt for one that stands nowhere."""
        found = [self.text.find(it, near) for it in words]
        if any(it is None for it in found):
            raise Doubt(NO_WORDS)
        return [it for it in found if it is not None]


def witness_of(reading: Reading, printed: Told | None = None) -> Witness:
    """A document as a witness; `printed` is the date that an answer finds printed in it."""
    text = SearchableText(reading.document.text, silent_places(reading.sentences))
    frame = frame_of(reading)
    metrics = frozenset(entry["key"] for entry in reading.lexicon.entries("metric")) | {"other"}
    day = _printed_day(printed, text, reading) if printed is not None else None
    return Witness(reading, text, metrics, day or frame.anchor, day or frame.day)


def _printed_day(printed: Told, text: SearchableText, reading: Reading) -> str | None:
    """The day that a text prints as its own, where the quoted words stand in it and mean that day."""
    words, given = printed.get("words"), printed.get("date")
    if not isinstance(words, str) or not isinstance(given, str) or len(given) != 10:
        return None
    place = text.find(words, 0)
    if place is None:
        return None
    times = times_in(words, [place], reading.sentences)
    return given if time_meant(given, times, reading.document.published) == given else None


Believed = tuple[dict[str, Any], tuple[Place, ...]]  # the fields of the claim, and the words they rest on
_NOTHING: tuple[Place, ...] = ()


def believe(claim: Claim, told: Told | None, witness: Witness) -> Claim:
    """A claim of the rules with the fields of an answer that the text bears out."""
    if told is None or witness.text.is_silent(Place(claim.start, claim.end)):
        return _unread(claim)
    changes: dict[str, Any] = {}
    evidence = {it.field: it for it in claim.evidence}
    for field, judge in _JUDGES.items():
        try:
            if field not in told:
                raise Doubt(NO_ANSWER)
            fields, places = judge(told, claim, witness)
        except Doubt as doubt:
            if field in evidence:
                evidence[field] = _kept(evidence[field], str(doubt))
            continue
        changes |= fields
        start, end = places[0] if places else (0, 0)
        evidence[field] = Evidence(field, BELIEVED if places else NOT_SAID, start, end)
    read = replace(claim, **changes, evidence=tuple(evidence.values()))
    return replace(read, confidence=confidence_with(claim, read))


def _unread(claim: Claim) -> Claim:
    """A claim of the rules about which there is no answer."""
    fields = _JUDGES.keys()
    evidence = (_kept(it, NO_ANSWER) if it.field in fields else it for it in claim.evidence)
    return replace(claim, evidence=tuple(evidence))


def _kept(evidence: Evidence, reason: str) -> Evidence:
    """The evidence of a field that stays what the rules read, and why it does."""
    return evidence._replace(rule=f"{evidence.rule}+{reason}")


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
    if not is_supported(name, words, witness.lexicon):
        raise Doubt(UNSUPPORTED)
    return {"subject": canonical_name(name, witness.lexicon, _ACTORS)}, tuple(places)


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
_JUDGES: Mapping[str, Callable[[Told, Claim, Witness], Believed]] = {
    "metric": _metric,
    "counted": _counted,
    "subject": _subject,
    "places": _places,
    "claimant": _claimant,
    "as_of": _as_of,
    "status": _status,
    "change": _change,
}


def believe_parts(
    claims: Sequence[Claim], told: Mapping[int, Told], starts: Mapping[int, int]
) -> list[Claim]:
    """The claims with the figures that they are counted into, as the answer has it.

    `told` is what it says by the claim's offset, `starts` the offset of each figure by its number. A figure
    is no part of itself, nor of one that is not larger.
    """
    return [_with_part(claim, told.get(claim.start), starts, claims) for claim in claims]


def _with_part(claim: Claim, told: Told | None, starts: Mapping[int, int], claims: Sequence[Claim]) -> Claim:
    if told is None or "part_of" not in told:
        return claim
    number = told["part_of"]
    if number is None:
        return replace(claim, part_of=None)
    start = starts.get(number) if isinstance(number, int) else None
    whole = next((it for it in claims if it.start == start), None)
    if whole is None or whole.start == claim.start or not _has_room(claim, whole):
        return claim
    return replace(claim, part_of=whole.start)


def _has_room(part: Claim, whole: Claim) -> bool:
    """Whether a figure can be counted into another: it is not larger, where both are counted alike."""
    most = whole.high if whole.high is not None else None
    return part.unit != whole.unit or most is None or part.low is None or part.low < most
