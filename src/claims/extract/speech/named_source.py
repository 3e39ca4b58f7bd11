"""Sources that need no verb: "according to X", "(Source: X)", "X: 20 killed", "by X's count"."""

from dataclasses import replace

from claims.extract.name.names import find_names
from claims.extract.speech.apposition import with_name
from claims.extract.speech.citation import cited_in_parentheses
from claims.extract.speech.line import Line
from claims.extract.speech.may_speak import can_speak
from claims.extract.speech.reported_content import is_figure
from claims.extract.speech.speaker_phrase import Phrase, phrase_after, phrase_before, phrases_before
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import (
    ARTICLE,
    ASSERTION,
    ESTIMATING,
    HEADING,
    OWN,
    RECKONING,
    SITE,
    SPEAKER,
    SPEECH,
    VAGUE,
    VERB,
)
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import POSSESSIVES
from claims.record_type import record

_LABEL = 7  # words before or after the colon of "UN: 20 killed", with it
_OWN = 3  # words between the owner of a count and the count: "its own latest count"
_LEADS = frozenset(("at", "by", "in", "on"))  # before the owner of a count
_IS = frozenset(
    (
        "is",
        "was",
        "are",
        "were",
        "been",
        "of",
        "stands",
        "stood",
        "runs",
        "ran",
        "ranges",
        "ranged",
        "remains",
        "at",
    )
)


@record
class Frame:
    """Somebody gives something as said."""

    speaker: Phrase | None  # None: nobody who has a name, "according to reports"
    first: int  # the words of the verb, or of "according to"
    last: int  # what stands from here on is said
    # what its verb does; source: none; estimate: "of 20"; citation: in parentheses; agent: "told by the UN"
    does: str
    closing: bool  # what stands before the speaker is said too
    document: bool = False  # the speaker is a paper: "a report says"

    @property
    def start(self) -> int:
        """Its first word, the speaker's or the verb's."""
        return min(self.first, self.speaker.first) if self.speaker else self.first


def according(line: Line, at: int) -> Frame | None:
    """ "According to the World Bank, 300 million people ..."; "300 million people, per the World Bank"; "with
    reference to the World Bank"."""
    if line.lower[at] == "reference" and line.lower[at - 1 : at] != ["with"]:
        return None
    does = "cite" if line.lower[at] == "reference" else "source"
    if line.lower[at] == "per":
        set_off = line.breaks(at - 1) or (line.lower[at - 1] == "as" and line.breaks(at - 2))  # as per the UN
        speaker = phrase_after(line, at + 1) if set_off else None
        told = speaker is not None and can_speak(line, replace(speaker, clean=False), "source")
        return Frame(speaker, at, speaker.last, "source", at > 1) if speaker and told else None
    to = line.lower[at + 1 : at + 2] == ["to"]
    if not to and (line.lower[at] != "according" or line.shouts or not _is_told_by(line, at + 1)):
        return None
    speaker = phrase_after(line, at + 1 + to)
    if does == "cite" and not (speaker and can_speak(line, replace(speaker, clean=False), "say")):
        return None
    closing = at > 1 and line.words[at - 1] != ":"  # Overview: According to the UN, 20 died
    return Frame(with_name(line, speaker), at, speaker.last if speaker else at + 2, does, closing)


def _is_told_by(line: Line, at: int) -> bool:
    """Whether a name stands at word `at`, before which "to" is lost: "20 died, according Jan Maas"."""
    return at + 1 < line.size and line.named(at) and line.named(at + 1) and line.breaks(at - 2)


GATHERED = frozenset(("gathered", "learned", "learnt"))


def gathered(line: Line, at: int) -> Frame | None:
    """ "The Herald learnt from the police that": those who told it."""
    speaker = phrase_after(line, at + 2) if line.lower[at + 1 : at + 2] == ["from"] else None
    told = speaker and line.lower[speaker.last : speaker.last + 1] == ["that"]
    return Frame(speaker, at, speaker.last + 1, "cite", True) if speaker and told else None


def in_parentheses(line: Line, at: int, sentence: Sentence, lexicon: Lexicon) -> Frame | None:
    """ "(Source: OCHA)"; "(Middle East Eye, November 9, 2019)": what stands before it rests on it."""
    cited = cited_in_parentheses(line, at, find_names(sentence, lexicon))
    return Frame(cited[0], at, cited[1], "citation", True) if cited else None


def is_set_off(sentence: Sentence, at: int) -> bool:
    """Whether a space stands before a dash: not in "the 659-seat house"."""
    return at == 0 or sentence.ends[at - 1] < sentence.starts[at]


def label(line: Line, at: int, sentence: Sentence, lexicon: Lexicon) -> Frame | None:
    """ "UN: 20 killed in Syria", "20 killed in Syria: monitor", "20 killed in Syria - officials"."""
    if line.words[at - 1] in ".!?":  # the agency's own name after its text: "... into action. - TASS"
        return None
    end = line.size
    while end > at and line.words[end - 1] in ".|":
        end -= 1
    speaker = phrase_after(line, at + 1) if end - at <= _LABEL else None
    if speaker and speaker.last == end and _is_source(line, speaker, sentence, lexicon):
        return Frame(speaker, at, end, "source", True)
    first = _after_clock(line)
    if at - first >= _LABEL or line.words[at] != ":":
        return None
    speaker = phrase_before(line, at)
    if first and speaker and speaker.first == first - 1:  # the minutes
        speaker = replace(speaker, first=first)
    if speaker and (_is_of_group(line, speaker, at, sentence, lexicon) or _is_venue(line, speaker, at, end)):
        return None
    if speaker and speaker.first == first and _is_source(line, speaker, sentence, lexicon, 9):
        return Frame(speaker, at, at + 1, "source", False)
    return None


def _after_clock(line: Line) -> int:
    """Where a line begins after the time of day of a live report: "07:15 Ministry: four dead"."""
    told = line.size > _CLOCK and line.words[0].isdigit() and line.words[1] in ":."
    return _CLOCK if told and line.words[2].isdigit() else 0


_CLOCK = 3  # words of a time of day


def _is_of_group(line: Line, label: Phrase, at: int, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a colon sets off how many an armed group has: "Boko Haram: around 1,500 fighters"; or a body:
    "Members: 1,500"."""
    if not is_figure(line, at + 1):
        return False
    if line.lower[label.first : at] == _MEMBERS:
        return True
    if _FIGHTERS.isdisjoint(line.lower[at + 1 :]):
        return False
    names = find_names(sentence, lexicon)
    return any(it.kind == "armed_group" and it.first >= label.first and it.last <= at for it in names)


_MEMBERS = ["members"]


def _is_venue(line: Line, label: Phrase, at: int, end: int) -> bool:
    """Whether a colon sets off how many fell where: "Velm town church: 26 dead"."""
    head = label.head
    common = line.words[head].islower() and (line.tags[head] & SITE or line.lower[head] in _VENUES)
    fell = end - at <= _FELL and not _VICTIMS.isdisjoint(line.lower[at + 2 : end])
    return bool(common) and fell and is_figure(line, at + 1)


_VICTIMS = frozenset("dead drowned hurt injured killed missing shot wounded".split())
_VENUES = frozenset("center centre club college house office party site".split())
_FELL = 5  # words of ": 26 people shot dead"
_FIGHTERS = frozenset("combatants fighters gunmen insurgents members men militants".split())


def _is_source(line: Line, speaker: Phrase, sentence: Sentence, lexicon: Lexicon, unknown: int = 1) -> bool:
    """Whether what a colon or dash sets off speaks: not the place of a dateline, "BAGHDAD: ".

    `unknown`: how many words a name may have at most that nothing knows and that is no source.
    """
    if not can_speak(line, speaker, "source"):
        return False
    own = speaker.first + (line.lower[speaker.first] == "the")
    if own < speaker.last and all(line.tags[k] & HEADING for k in range(own, speaker.last)):
        return False  # Live blog: 20 dead; The facts: 20 died
    if line.words[speaker.first : speaker.last] == _SEAT and not line.shouts:
        return False
    if line.tags[speaker.head] & SPEAKER:
        return True
    names = [n for n in find_names(sentence, lexicon) if n.first < speaker.last and speaker.first < n.last]
    if any(name.kind in ("place", "demonym") for name in names):
        return False
    return any(
        name.kind not in ("initial", "unknown", "title") or name.last - name.first > unknown for name in names
    )


_SEAT = ["UNITED", "NATIONS"]  # in capitals the place of a dateline


def reckoning(line: Line, at: int) -> Frame | None:
    """ "By its count 20 died"; "20 died, by the coalition's reckoning"; "in the view of the UN"; "its
    estimate is 20"; "its claim that 20 died". Word `at` is the count or claim."""
    owner, before = _owner(line, at)
    after = _verb_after(line, at)
    if after == "by" and line.tags[at] & ASSERTION and (told := _asserted_by(line, at)):
        return told
    if line.tags[at] & ASSERTION and (after == "that" or line.lower[at + 1 : at + 3] == ["to", "have"]):
        if owner is None and at and line.named(at - 1) and not line.tags[at] & VERB:  # Israeli warnings that
            owner = Phrase(at - 1, at, at - 1, False)
        return Frame(owner, at, at + 2, "source", False) if owner else None
    if owner is None and after in _IS and line.tags[at] & ESTIMATING:  # a Pentagon estimate of 14
        paper = phrase_before(line, at + 1)
        if paper and any(line.named(k) for k in range(max(paper.first, 1), at)):
            return Frame(paper, at, at + 1, "estimate" if after == "of" else "source", False)
    if owner and after == "of" and line.tags[at] & ASSERTION and is_figure(line, at + 2):  # its claim of 20
        return Frame(owner, at, at + 1, "estimate", False)
    if owner is None or not line.tags[at] & RECKONING:
        return None
    if before in _LEADS:
        first = min(owner.first - 1, at - 2)
        owner = _who_owns(line, owner, at) or owner
        return Frame(owner, first, max(at + 1, owner.last), "source", first > 0)
    if line.tags[at] & ESTIMATING and after in _IS:
        return Frame(owner, at, at + 1, "source", False)
    return None


def _who_owns(line: Line, owner: Phrase, at: int) -> Phrase | None:
    """Who follows the pronoun that means him: "By its own count, the army has 20 tanks"; word `at` is the
    count."""
    if line.lower[owner.first] not in POSSESSIVES or line.lower[owner.first + 1] != "own":
        return None
    speaker = phrase_after(line, at + 1 + (line.words[at + 1 : at + 2] == [","]))
    return speaker if speaker and can_speak(line, replace(speaker, clean=True), "believe") else None


def _asserted_by(line: Line, at: int) -> Frame | None:
    """ "The announcement by the mayor that 20 had died": what was asserted follows the speaker."""
    speaker = phrase_after(line, at + 2)
    told = speaker and line.lower[speaker.last : speaker.last + 1] == ["that"]
    if speaker is None or not told or not can_speak(line, speaker, "believe"):
        return None
    return Frame(speaker, at, speaker.last + 1, "source", False)


def to_be_believed(line: Line, at: int) -> Frame | None:
    """ "If the army is to be believed, 20 died", "if its figures are to be believed": the `believed` is word
    `at`."""
    opening = next((k for k in range(at - 3, max(-1, at - _CONDITION), -1) if line.lower[k] == "if"), -1)
    speaker = phrase_after(line, opening + 1) if opening >= 0 else None
    if speaker is None:
        return None
    noun = next((k for k in range(opening + 1, at - 2) if line.tags[k] & OWN), 0)
    owner = _owner(line, noun)[0] if noun else None
    speaker = owner or speaker
    if not can_speak(line, speaker, "believe"):
        return None
    return Frame(speaker, opening, at + 1, "source", opening > 0)


_CONDITION = 12  # words from "if" to "believed"


def _without_opener(line: Line, end: int) -> Phrase | None:
    """The phrase before word `end`, without what leads to it: not "contrary to the army" but the army."""
    nested = phrases_before(line, end)
    if nested and nested[-1].first == 0 and line.lower[0] in _OPENERS and line.lower[1:2] == ["to"]:
        return nested[0]
    return nested[-1] if nested else None


_OPENERS = frozenset(("compared", "contrary", "thanks"))


_NUMBERS = frozenset(("number", "numbers"))


def _verb_after(line: Line, at: int) -> str:
    """The word after word `at`, without an insertion; of "had been" and "has stood" the second."""
    if line.words[at + 1 : at + 2] == [","]:
        at = next((k for k in range(at + 2, min(at + _INSERTED, line.size)) if line.words[k] == ","), at)
    after = at + 1 + (line.lower[at + 1 : at + 2] in (["had"], ["has"]))
    return line.lower[after] if after < line.size else ""


_INSERTED = 8  # words to the comma that ends "the estimate, from 2014, was"


def _owner(line: Line, at: int) -> tuple[Phrase | None, str]:
    """Whose count word `at` is, and the word before it all."""
    for k in range(at - 1, max(at - _OWN, 0) - 1, -1):
        if line.lower[k] in POSSESSIVES:
            return Phrase(k, k + 1, k, False), line.lower[k - 1] if k else ""
        if line.possessive(k) or (line.words[k] in "'’" and line.lower[k - 1].endswith("s")):
            owner = _without_opener(line, k)
            return owner, line.lower[owner.first - 1] if owner and owner.first else ""
        if line.breaks(k) or (line.tags[k] & SPEECH and not line.tags[k] & VAGUE):
            break
    named = phrase_before(line, at) if line.tags[at] & RECKONING and at > 1 and line.named(at - 1) else None
    if named and named.first and line.lower[named.first - 1] == "by" and can_speak(line, named, "believe"):
        return named, "by"  # going by UN figures
    led = at > 1 and line.tags[at - 1] & ARTICLE and line.lower[at - 2] in _LEADS
    counted = line.lower[at] in _NUMBERS and line.lower[at + 1 : at + 2] == ["of"]  # in the number of troops
    if led and not counted and line.lower[at + 1 : at + 2] in (["of"], ["by"], ["from"]):
        return phrase_after(line, at + 2), line.lower[at - 2]
    return None, ""
