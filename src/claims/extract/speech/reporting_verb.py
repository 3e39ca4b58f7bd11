"""The reporting verbs: what each does, where its subject ends, and whether it reports where it stands."""

from typing import NamedTuple

from claims.extract.speech.line import Line
from claims.extract.speech.speaker_phrase import Phrase
from claims.extract.text.word_tags import (
    ADVERB,
    ARTICLE,
    BEFORE,
    BODIES,
    DENIAL,
    DOCUMENT,
    FIGURE,
    NUMERAL,
    PERSON,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SPAN,
    SPEAKER,
    SPEECH,
    STOP,
    TIME,
    VERB,
    WRITING,
)
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import HAVE
from claims.lexicon.inflection import is_plural

_THAT = 4  # words from a verb to its "that": concluded on Monday that
_PUT = 12  # words from "put" to its "at": puts the strength of the rebels at
_COUNTED = 7  # words from "documented" to its figure: "documented in all the killing of 20"
_TIME = 7  # words of a time before the verb: "on Monday in a joint statement"
# "The storm claimed 20 lives", "the group claimed responsibility": no figure is given.
_CLAIMED = frozenset(
    ("responsibility", "credit", "lives", "life", "victims", "dead", "victory", "asylum", "casualties")
)


# "Assumed office", "declared a state of emergency": nothing is said.
_HELD = frozenset(
    ("command", "control", "emergency", "independence", "office", "power", "responsibility", "state", "war")
)
# What an organisation counts that has, not tells of, them.
_MEMBERS = frozenset(
    ("countries", "member", "members", "nations", "offices", "states", "students", "subscribers")
)


_WHAT = 8  # words from "what" to "called"
_AT = frozenset(("numbers", "pegged", "pegs", "put", "puts", "sets"))  # the group's strength at 20


class Verbs(NamedTuple):
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
    """Whether "that" follows the verb `at`, with a time or the like between them at most."""
    return "that" in line.lower[at + 1 : at + _THAT]


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
            return None
        start = end - 1 if tags & ADVERB or _is_manner(line, end - 1) else _before_time(line, end)
        if start == end:
            return end - _is_published(line, end - 1)
        end = start
    return end


def _is_manner(line: Line, at: int) -> bool:
    """Whether word `at` tells how something was done: "has visually confirmed"."""
    return line.lower[at].endswith("ly") and line.lower[at - 1] in HAVE


# Words before a verb that change nothing: "he went on to say", "has so far counted", "have at times claimed".
_ASIDES = (
    "went on to; to date; so far; at times; at first; at least once; more than once; in the past; in public; "
    "in private; in turn; in recent months; in recent years; on occasion; on occasions; on many occasions; "
    "regrets to; regret to; regretted to; was forced to; were forced to; has had to; had to; "
    "was able to; were able to; been able to; on several occasions; "
    "on numerous occasions; time and again; again and again; over and over"
)
_PASSED: dict[str, list[list[str]]] = {}
for _aside in map(str.split, _ASIDES.split("; ")):
    _PASSED.setdefault(_aside[-1], []).append(_aside)


def _aside_before(line: Line, end: int) -> int:
    """How many words before word `end` change nothing of what the verb after them says."""
    phrases = _PASSED.get(line.lower[end - 1], ())
    return next((len(it) for it in phrases if line.lower[max(0, end - len(it)) : end] == it), 0)


_PUBLISHED = frozenset("published released issued unveiled".split())


def _is_published(line: Line, at: int) -> bool:
    """Whether word `at` only says that a document came out: "a UN report published on Monday said"."""
    return at > 0 and line.lower[at] in _PUBLISHED and bool(line.tags[at - 1] & DOCUMENT)


def _before_time(line: Line, end: int) -> int:
    """Where the words of a time or a paper begin that end before word `end`: "on Monday", "in a report"."""
    tags = line.tags[end - 1]
    writing = tags & WRITING
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


def fits_object(line: Line, before: int, at: int, verbs: Verbs) -> bool:
    """Whether what stands after the verb `at` is said: "put the toll at", not "put out the fire".

    `before`: after which word the subject ends.
    """
    low = line.lower[at]
    ahead = line.lower[at + 1 : at + 10]
    does = verbs.does[low]
    if ahead[:1] == ["to"] and does != "show" and not low.startswith(("claim", "admit")):
        return False  # "20 people believed to be dead"
    fits = _FITS.get(does)
    return fits(line, at) if fits else _says(line, before, at, ahead)


def _says(line: Line, before: int, at: int, ahead: list[str]) -> bool:
    """Whether a verb that has other senses too says something here; `ahead`: the words after it."""
    low = line.lower[at]
    if low == "written" and (not at or line.lower[at - 1] not in HAVE):  # "a letter written on Monday"
        return False
    if low.endswith("ed") and ahead[:1] == ["by"]:  # "the valley, claimed by both states"
        return False
    if low in ("assumed", "declared") and not _HELD.isdisjoint(ahead[:4]):
        return False
    if low == "accused":  # "rebels accused of killing 20"
        return ahead[:1] != ["of"]
    if low.startswith("add") and ahead and ahead[0].isdigit():  # "firms added 146,000 jobs"
        return bool(line.tags[before - 1] & (PERSON | PRONOUN | BODIES)) or line.named(before - 1)
    if line.breaks(at + 1):  # Russia's losses, he claimed, exceeded 20 dead
        return True
    if low.startswith("admit") and is_figure(line, at + 1) and _takes_in(line, before):
        return False
    return not low.startswith("claim") or _CLAIMED.isdisjoint(ahead) or _owns_up(ahead)


_WARDS = frozenset("clinic clinics hospital hospitals infirmary morgue morgues ward wards".split())
_SIZE = 6  # words of the name of one: "hospitals in the city of Goma"


def _takes_in(line: Line, before: int) -> bool:
    """Whether a subject that ends before word `before` takes in patients: "hospitals admitted 20 wounded"."""
    return not _WARDS.isdisjoint(line.lower[max(0, before - _SIZE) : before])


def _owns_up(ahead: list[str]) -> bool:
    """Whether what somebody "claimed" is a deed that is told with its figure: "responsibility for killing
    20", "responsibility on Sunday for four of them"."""
    after = ahead[ahead.index("for") + 1 :] if "responsibility" in ahead[:2] and "for" in ahead else []
    return bool(after) and (after[0].endswith("ing") or after[0][0].isdecimal() or after[0] in _FEW)


_FEW = frozenset("two three four five six seven eight nine ten eleven twelve dozens scores".split())


def _tells_that(line: Line, at: int) -> bool:
    """Whether somebody is told something: not "told them to leave"."""
    ahead = line.lower[at + 1 : at + 6]
    return "to" not in ahead or "that" in ahead


def _describes(line: Line, at: int) -> bool:
    """Whether "called" or "described" gives what it tells: "called it", "what officials described as"."""
    what = "what" in line.lower[max(0, at - _WHAT) : at]
    return what or line.lower[at + 1 : at + 2] in (["it"], ["this"], ["that"], ["them"])


def _states(line: Line, at: int) -> bool:
    return says_that(line, at) or line.breaks(at + 1)


def _gives_figure(line: Line, at: int) -> bool:
    """Whether "put", "raised" or "gave", word `at`, is followed by a word for a figure."""
    if follows(line, at, "it") and line.breaks(at + 2):  # as the mayor put it, 20 died
        return True
    if follows(line, at, "forward"):  # "put forward estimates of 20"
        return line.any(at + 2, at + _PUT, FIGURE)
    if follows(line, at, "at"):  # "put at 20 the number of dead"
        return line.lower[at] in ("put", "puts")
    if line.any(at + 1, at + 2, ARTICLE) and line.any(at + 1, at + 6, FIGURE):
        return True
    if line.lower[at] in ("gave", "gives") and is_figure(line, at + 1):  # gave 14 as the number of dead
        return line.any(at + 3, at + _PUT, FIGURE)
    if line.lower[at] not in _AT:
        return False
    to = next((k for k in range(at + 1, min(at + _PUT, line.size)) if line.lower[k] == "at"), line.size)
    return is_figure(line, to + 1) and not any(line.words[k] in ",;" for k in range(at, to))


def is_figure(line: Line, at: int) -> bool:
    """Whether a figure begins at word `at`, with what may stand before its number."""
    if at >= line.size:
        return False
    word = line.words[at]
    return word[0].isdigit() or word in "$£€" or bool(line.tags[at] & (STOP | NUMERAL))


def is_noun(line: Line, at: int, speaker: Phrase) -> bool:
    """Whether a word that is a noun as well as a verb is the noun here: "media reports say"."""
    if _is_verb_by_object(line, at) or _is_set_off(line, at, speaker):
        return False
    if line.lower[at - 1] in HAVE:  # they have claims to the islands
        return True
    named, head = line.named(speaker.head), line.tags[speaker.head]
    if line.tags[speaker.first - 1] & RELATIVE and line.tags[speaker.first] & ARTICLE:
        return False  # a massacre that the opposition claims killed 20
    if not named and not head & SPEECH:  # "the ministry rejected reports that"
        return True
    sure = named or speaker.clean or bool(line.tags[speaker.first] & ARTICLE)
    if not sure or (line.breaks(at + 1) and not named) or not _agrees(line, at, speaker, named):
        return True
    after = line.tags[at + 1] if at + 1 < line.size else 0
    if after & VERB or (after & PREPOSITION and line.lower[at + 1] not in ("that", "to")):
        return True
    return _makes_noun(line, at, head)


def _is_verb_by_object(line: Line, at: int) -> bool:
    """Whether what stands after a word makes it a verb: "the Pentagon guesses at 20"."""
    return follows(line, at, "at") and is_figure(line, at + 2)


def _is_set_off(line: Line, at: int, speaker: Phrase) -> bool:
    """Whether a word and its subject stand alone between commas: "20 schools, the ministry estimates, are
    shut"."""
    first = speaker.first
    if not first or line.words[first - 1] != "," or not line.breaks(at + 1):
        return False
    if line.lower[at].endswith("s"):
        return bool(line.tags[first] & ARTICLE)
    return bool(line.tags[speaker.head] & SPEAKER) and is_plural(line.lower[speaker.head])


def _makes_noun(line: Line, at: int, head: int) -> bool:
    """Whether the word before, whose tags `head` are, makes one noun with word `at`: "army reports"."""
    if not head & (BEFORE | DOCUMENT) or head & PERSON:
        return line.possessive(at - 1)
    if (
        follows(line, at, "there")
        or follows(line, at, "that")
        or (follows(line, at, "to") and line.lower[at].startswith("claim"))
    ):
        return False
    return not line.any(at + 1, at + 2, ARTICLE | PRONOUN) and not is_figure(line, at + 1)


def _agrees(line: Line, at: int, speaker: Phrase, named: bool) -> bool:
    """Whether verb and subject agree in number: "the UN reports", "hospitals report"."""
    words = line.lower[speaker.first : speaker.last]
    plural = is_plural(line.lower[speaker.head]) or "and" in words
    if line.lower[at] == "forecast":
        return True
    if line.lower[at].endswith("s"):
        return named or not plural
    return plural or "/" in words or follows(line, at, "that")


def _counts(line: Line, at: int) -> bool:
    """Whether a figure is near after a verb of counting, or what is counted is told: "counted the dead"."""
    if line.lower[at] in ("count", "counts") and not _MEMBERS.isdisjoint(line.lower[at + 1 : at + 10]):
        return False  # the alliance counts 20 members
    if line.breaks(at + 1) and line.words[at + 1 : at + 2] != [
        ","
    ]:  # 20 raids took place, the monitor counts.
        return True
    ahead = range(at + 1, min(at + _COUNTED, line.size))
    return says_that(line, at) or any(is_figure(line, k) or line.tags[k] & FIGURE for k in ahead)


_FITS = {  # by what a verb does, what has to stand after it
    "put": _gives_figure,
    "give": lambda line, at: is_figure(line, at + 1),
    "speak": lambda line, at: follows(line, at, "of"),
    "count": _counts,
    "point": lambda line, at: follows(line, at, "out"),
    "describe": _describes,
    "arrive": lambda line, at: follows(line, at, "at") and is_figure(line, at + 2),
    "sure": says_that,
    "state": _states,
    "tell": _tells_that,
}
