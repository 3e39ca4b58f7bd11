"""The reporting verbs: what each does, and where its subject ends."""

from claims.extract.speech.line import Line
from claims.extract.text.word_tags import ADVERB, ARTICLE, DENIAL, DOCUMENT, PREPOSITION, SPAN, TIME, WRITING
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import HAVE
from claims.record_type import record

_PAPER = 16  # words from a verb to its "that" after a paper: found in a survey of 90 doctors that
_THAT = 4  # words from a verb to its "that": concluded on Monday that
_TIME = 7  # words of a time before the verb: "on Monday in a joint statement"


@record
class Verbs:
    """What each form of a reporting verb does, and which forms are participles."""

    does: dict[str, str]
    participles: frozenset[str]


def build_verbs(lexicon: Lexicon) -> Verbs:
    """The verbs of speech.toml."""
    entries = lexicon.entries("speech_verb")
    does = {form: e["does"] for e in entries for form in (*e["finite"], *e.get("ing", ()))}
    return Verbs(does, frozenset(form for e in entries for form in e.get("ing", ())))


def follows(line: Line, at: int, word: str) -> bool:
    """Whether `word` stands right after word `at`."""
    return at + 1 < line.size and line.lower[at + 1] == word


def says_that(line: Line, at: int) -> bool:
    """Whether "that" follows the verb `at`, with a time, a paper or the like between them at most."""
    return "that" in line.lower[at + 1 : at + _THAT] or _in_paper(line, at)


def _in_paper(line: Line, at: int) -> bool:
    """Whether the paper in which somebody says something stands between the verb `at` and "that": "found in a
    survey of 90 doctors that", "concluded in its report on the camps that"."""
    if line.lower[at + 1 : at + 2] != ["in"] or not line.any(at + 2, at + 3, ARTICLE):
        return False
    ahead = range(at + 3, min(at + _PAPER, line.size))
    paper = next((k for k in ahead if line.document(k)), 0)
    that = next((k for k in ahead if line.lower[k] == "that" or line.breaks(k)), 0)
    return 0 < paper < that and line.lower[that] == "that"


def subject_end(line: Line, at: int) -> int | None:
    """After which word the subject of the verb `at` ends: adverbs and times are passed over.

    None where the verb is denied, passive or an infinitive.
    """
    end = at
    while end:
        tags = line.tags[end - 1]
        aside = _aside_before(line, end)
        if aside:
            end -= aside
            continue
        if tags & DENIAL:
            if not _admits_few(line, end - 1, at) and not _insists(line, end - 1, at):
                return None
            end -= 1
            continue
        start = end - 1 if tags & ADVERB or _is_manner(line, end - 1) else _before_time(line, end)
        if start == end:
            return end - _is_published(line, end - 1)
        end = start
    return end


def _insists(line: Line, modal: int, at: int) -> bool:
    """Whether "did" only gives a verb its weight: "the bureau did warn that 20 had fled"."""
    return line.lower[modal] in ("did", "does") and modal == at - 1 > 0 and not line.breaks(modal - 1)


def _admits_few(line: Line, modal: int, at: int) -> bool:
    """Whether a modal leaves what is said so, only no more of it: "could confirm only 20 deaths", "would say
    only that 20 had died"."""
    return line.lower[modal] in ("can", "could", "would") and "only" in line.lower[modal + 1 : at + 2]


def _is_manner(line: Line, at: int) -> bool:
    """Whether word `at` tells how something was done: "has visually confirmed", "Maas wrongly stated"."""
    if not line.lower[at].endswith("ly"):
        return False
    named = line.words[at].islower() and not line.tags[at] and line.named(at - 1)
    return named or line.lower[at - 1] in HAVE


# Words before a verb that change nothing: "he went on to say", "has so far counted", "have at times claimed".
_ASIDES = (
    "went on to; to date; so far; at times; at first; at least once; more than once; in the past; in public; "
    "in private; in turn; in recent months; in recent years; on occasion; on occasions; on many occasions; "
    "regrets to; regret to; regretted to; was forced to; were forced to; has had to; had to; "
    "was able to; were able to; been able to; on several occasions; "
    "on numerous occasions; time and again; again and again; over and over; "
    ", however ,; , though ,; , meanwhile ,; , for its part ,; , in turn ,"
)
_PASSED: dict[str, list[list[str]]] = {}
for _aside in map(str.split, _ASIDES.split("; ")):
    _PASSED.setdefault(_aside[-1], []).append(_aside)


def _aside_before(line: Line, end: int) -> int:
    """How many words before word `end` change nothing of what the verb after them says."""
    phrases = _PASSED.get(line.lower[end - 1], ())
    return next((len(it) for it in phrases if line.lower[max(0, end - len(it)) : end] == it), 0)


_MONTHLY = frozenset(("in", "since", "until"))  # before a month
_PUBLISHED = frozenset(
    "circulated declassified disclosed issued leaked posted presented published released seen unsealed "
    "unveiled".split()
)


def _is_published(line: Line, at: int) -> bool:
    """Whether word `at` only says that a document came out: "a UN report published on Monday said"."""
    return at > 0 and line.lower[at] in _PUBLISHED and bool(line.tags[at - 1] & DOCUMENT)


def _before_time(line: Line, end: int) -> int:
    """Where the words of a time or a paper begin that end before word `end`: "on Monday", "in a report"."""
    tags = line.tags[end - 1]
    writing = tags & WRITING
    if line.words[end - 1] == "May" and end > 1 and line.lower[end - 2] in _MONTHLY:
        return end - 2
    if tags & SPAN and line.lower[max(end - 2, 0)] in ("this", "last"):
        return end - 2
    if not tags & TIME and not writing and (not line.words[end - 1].isdigit() or _is_grouped(line, end)):
        return end
    for k in range(end - 2, max(end - _TIME, -1), -1):
        if line.tags[k] & PREPOSITION and (not writing or line.tags[k + 1] & ARTICLE):
            return k
        if line.breaks(k) or line.possessive(k):
            break
    return end - 1 if tags & TIME else end


def _is_grouped(line: Line, end: int) -> bool:
    """Whether the digits before word `end` are the last of a number, 2,500, and no year or day."""
    return (
        end > 2
        and line.words[end - 2] == ","
        and line.words[end - 3].isdigit()
        and len(line.words[end - 1]) == 3
    )
