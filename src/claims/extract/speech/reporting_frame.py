"""The frame of one reporting verb or source: its speaker and what it covers."""

from dataclasses import replace

from claims.extract.speech.apposition import with_name
from claims.extract.speech.closing_clause import agent_apart, closes
from claims.extract.speech.grammatical_subject import find_subject, stands_after
from claims.extract.speech.line import Line
from claims.extract.speech.may_speak import can_speak, is_no_source
from claims.extract.speech.named_source import GATHERED, Frame, according, gathered, reckoning, to_be_believed
from claims.extract.speech.noun_or_verb import is_noun
from claims.extract.speech.reported_content import fits_object, inquires, is_figure
from claims.extract.speech.reporting_verb import Verbs, follows, says_that, subject_end
from claims.extract.speech.speaker_phrase import Phrase, after_dateline, phrase_after, phrase_before
from claims.extract.text.word_tags import (
    ADVERB,
    ARTICLE,
    BODIES,
    DENIAL,
    DOCUMENT,
    FIGURE,
    NOUN_VERB,
    NUMERAL,
    OWN,
    PERSON,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SPEAKER,
    TIME,
    VERB,
)
from claims.lexicon.closed_classes import FINITE_BE

_TOLL = 6  # words from "a figure of 20" to "given by"
_AS_SAYING = 12  # words from "reported" to the "saying" of "residents as saying"
# Verbs that a speaker follows freely: "..., said the Observatory".
_SAID = frozenset(("said", "says", "added", "adds"))
_STAND = frozenset("climbed range ranged ranges remained remains rises rose stands stood varies vary".split())
_NAMELESS = frozenset(("anonymous", "undisclosed", "unidentified", "unnamed", "unspecified"))
# Verbs that others do than people: their subject has to be known as a speaker, or to have a name.
_WEAK = frozenset(
    "came claimed claims confirmed confirms declared estimate estimated estimates implied implies indicate "
    "indicated indicates notes report reported reports reveal revealed reveals".split()
)
_SUGGESTING = frozenset(("suggest", "suggested", "suggests"))  # of people, too
# Forms whose "by" names no speaker: "an attack claimed by rebels".
_NOT_BY = frozenset(("claimed", "said", "denied", "accused", "blamed", "wrote"))


def reporting_frame(line: Line, at: int, frames: list[Frame], verbs: Verbs) -> Frame | None:
    """The frame whose verb or source is word `at`, if it is one."""
    low, tags = line.lower[at], line.tags[at]
    if low in ("according", "per", "reference"):
        return according(line, at)
    if low == "believed" and line.lower[at - 2 : at] == ["to", "be"]:
        return to_be_believed(line, at)
    if low == "say" and line.words[at - 1] == "," and line.words[at + 1 : at + 2] == [","]:
        return None  # compared with, say, the raid that killed 20
    found = reckoning(line, at) if tags & OWN else None
    if found is not None or not tags & VERB:
        return found
    if line.words[at] != low and 2 * sum(word[0].isupper() for word in line.words) < line.size:
        # A name, Edward Said; but "Noting that ..., he said".
        return _fronted(line, at, verbs) if at == 0 and low in verbs.participles else None
    if low in ("cited", "quoted") and line.lower[at - 1] in _OFTEN:
        return None  # the most cited figure
    if low in verbs.participles:
        return _participle(line, at, frames, verbs)
    if at and line.tags[at - 1] & ARTICLE and line.lower[at - 1] != "each":  # the alleged killer
        return None
    found = _finite(line, at, verbs)
    return _of_same(line, found, frames) if found and frames else found


_OFTEN = frozenset("commonly frequently most often regularly usually widely".split())


def _of_same(line: Line, found: Frame, frames: list[Frame]) -> Frame:
    """A frame whose verb is joined to that of the frame before, with its speaker: "In Bonn Ann Ex, the envoy,
    spoke of 20 dead and said"."""
    before = subject_end(line, found.first)
    last = frames[-1]
    joined = before and line.lower[before - 1] in ("and", "but") and last.first < before
    if not joined or last.speaker is None or last.closing or last.does in ("source", "agent", "cite"):
        return found
    return replace(found, speaker=last.speaker) if last.speaker.first < last.first else found


def _fronted(line: Line, at: int, verbs: Verbs) -> Frame | None:
    """ "Citing officials, SANA said that 20 had died": officials; else the subject after the comma."""
    cited = _cited(line, at) if verbs.does[line.lower[at]] == "cite" else None
    if cited and cited.speaker and line.breaks(cited.last) and can_speak(line, cited.speaker, "believe"):
        return cited
    return _leading(line, at)


def _leading(line: Line, at: int) -> Frame | None:
    """ "Noting that 20 had died, the minister said ...": the subject stands after the comma."""
    for k in range(at + 1, line.size - 2):
        if line.words[k] == ",":
            speaker = phrase_after(line, k + 1)
            verb = speaker and next((b for b in line.tags[speaker.last :] if not b & ADVERB), 0)
            if speaker and verb and verb & VERB and can_speak(line, speaker, "believe"):
                return Frame(speaker, at, at + 1, "say", False)
    return None


def _participle(line: Line, at: int, frames: list[Frame], verbs: Verbs) -> Frame | None:
    """ "citing a medical source"; "with the UN warning that"; "Rebels withdrew, saying 20 had died"."""
    does = verbs.does[line.lower[at]]
    if does == "cite":
        return _cited(line, at)
    if at > 1 and does == "say" and line.lower[at - 1] in FINITE_BE:
        return _progressive(line, at, does)
    subject = phrase_before(line, at)
    if subject and line.document(subject.head) and does in _OF_PAPERS and _tells_at_once(line, at):
        return Frame(subject, at, at + 1, "show", False)  # the UN released a report saying that 20 died
    held = subject and subject.first and line.lower[subject.first - 1] == "with"
    counts = does != "count" or is_figure(line, at + 1)  # with the region recording most deaths
    spoken = "believe" if line.lower[at] == "suggesting" and _tells_at_once(line, at) else does
    if subject and held and counts and can_speak(line, subject, spoken):
        return Frame(subject, at, at + 1, spoken, False)
    if frames or does != "say" or not (line.breaks(at - 1) or line.lower[at] in ("saying", "adding")):
        return None
    subject = phrase_after(line, after_dateline(line, line.size))
    if not subject or not fits_object(line, subject.last, at, verbs):
        return None  # a storm swept the coast, claiming 20 lives
    if subject.last < at and can_speak(line, replace(subject, clean=True), "believe"):
        return Frame(subject, at, at + 1, does, False)
    return None


_OF_PAPERS = frozenset(("say", "believe", "show"))


def _tells_at_once(line: Line, at: int) -> bool:
    """Whether "that" or a figure stands right after a participle."""
    return follows(line, at, "that") or is_figure(line, at + 1)


def _progressive(line: Line, at: int, does: str) -> Frame | None:
    """ "Local media are reporting that 20 died"; "20 died, the ministry is saying"."""
    before = subject_end(line, at - 1)
    if before is None or not (says_that(line, at) or line.breaks(at + 1) or is_figure(line, at + 1)):
        return None
    speaker = find_subject(line, before, "believe")
    return Frame(speaker, at, at + 1, does, closes(line, speaker, at, does)) if speaker else None


def _cited(line: Line, at: int) -> Frame | None:
    """ "citing X", "quoted X as saying": X gives the figure."""
    speaker = phrase_after(line, at + 1)
    if speaker and not _NAMELESS.isdisjoint(line.lower[speaker.first : speaker.last]):
        return None
    if speaker and not _gives_figures(line, speaker.head):
        return None
    last = speaker.last if speaker else at + 1
    if line.lower[last : last + 2] == ["as", "saying"]:
        last += 2
    return Frame(with_name(line, speaker), at, last, "cite", True)


def _gives_figures(line: Line, head: int) -> bool:
    """Whether what is cited can be where a figure is from: no reason, "citing safety concerns"."""
    known = line.tags[head] & (SPEAKER | PERSON | BODIES | PRONOUN) or line.document(head)
    return bool(known) or line.named(head) or not line.words[head].islower()


def _finite(line: Line, at: int, verbs: Verbs) -> Frame | None:
    """The frame of a reporting verb with a subject, before or after it."""
    low = line.lower[at]
    does = verbs.does[low]
    if low in GATHERED and (told := gathered(line, at)):
        return told
    if does != "cite" and (low not in _NOT_BY or _is_told_of(line, at)) and _names_agent(line, at):
        return _agent(line, at, does)
    if (agent := agent_apart(line, at)) is not None:
        return agent
    sure = does == "sure" and at > 1 and line.lower[at - 1] in FINITE_BE
    before = subject_end(line, at - 1 if sure else at)
    if before is None or (does == "sure" and not sure):
        return _quoted(line, at) if does == "cite" else None
    if not fits_object(line, before, at, verbs):
        return None
    if does == "say" and (other := _as_saying(line, at)):
        return other
    if does == "cite":
        cited = phrase_after(line, at + 1)
        if cited and cited.last == cited.head + 1 and not _can_be_cited(line, cited):
            return _spoken(line, before, at, "put")  # cited a demand of 20 pounds
        given = line.any(at + 1, at + 2, ARTICLE) and line.any(at + 2, at + 5, FIGURE)
        if given or is_figure(line, at + 1):  # cited a figure of 20, cited 20 deaths
            return _spoken(line, before, at, "put")
        return _cited(line, at) if phrase_before(line, before) else None
    return _spoken(line, before, at, does)


def _can_be_cited(line: Line, cited: Phrase) -> bool:
    """Whether somebody can be quoted: no thing that has a figure, "a demand of 20"."""
    of_figure = line.lower[cited.last : cited.last + 1] == ["of"] and is_figure(line, cited.last + 1)
    return not of_figure or can_speak(line, cited, "believe")


def _as_saying(line: Line, at: int) -> Frame | None:
    """ "Reuters reported residents as saying that": those who are reported speak."""
    if "saying" not in line.lower[at + 3 : at + _AS_SAYING]:
        return None
    saying = line.lower.index("saying", at)
    speaker = phrase_before(line, saying - 1) if line.lower[saying - 1] == "as" else None
    return Frame(speaker, at, saying + 1, "cite", True) if speaker and speaker.first > at else None


def _spoken(line: Line, before: int, at: int, does: str) -> Frame | None:
    """The frame of a verb whose subject ends before word `before`, or stands after the verb."""
    speaker = find_subject(line, before, "believe" if line.lower[at] in _WEAK else does)
    if speaker is None and line.lower[at] in _SUGGESTING:
        people = find_subject(line, before, "believe")
        speaker = people if people and people.clean else None
    if speaker is None:
        if at and line.tags[at] & NOUN_VERB and (line.words[at - 1].isdigit() or line.tags[at - 1] & NUMERAL):
            return None  # 20 suspects arrested
        recalls = does == "state" and line.breaks(at - 1)  # ", recalled Jan Maas"
        reads = line.lower[at] in ("read", "reads") and line.breaks(at - 1)  # "20 died," read its report
        return _inverted(line, at) if recalls or reads or does in ("say", "believe") else None
    inner = does == "state" and line.tags[speaker.head] & PRONOUN and not says_that(line, at)
    if inner and not line.breaks(speaker.first - 1):
        return None  # the 20 men it promised
    if line.tags[at] & NOUN_VERB and is_noun(line, at, speaker):
        return None
    suggests = line.lower[at] in _SUGGESTING and not line.document(speaker.head)
    figure = is_figure(line, at + 1) and not line.any(at + 1, at + 2, NUMERAL)
    if suggests and not (says_that(line, at) or figure):
        return None  # the mayor suggests three designs
    if line.lower[at] in _STAND and not line.document(speaker.head):  # "it stands to lose 20"
        return None
    parted = line.breaks(before - 1) or stands_after(line, speaker, at)
    inverted = _inverted(line, at) if line.lower[at] in _SAID and parted else None
    if inverted:
        return inverted
    closing = does not in ("speak", "give", "describe") and closes(line, speaker, at, does)
    if does == "find" and not (
        line.document(speaker.head) or says_that(line, at) or inquires(line, speaker, at)
    ):
        closing = closing and line.breaks(speaker.first - 1)  # "20 are ill, the charity found"
        return Frame(speaker, at, at + 1, does, True) if closing else None
    return Frame(speaker, at, at + 1, does, closing)


def _is_told_of(line: Line, at: int) -> bool:
    """Whether "said", word `at`, tells of its subject: "the group is said by Israel to have 20 rockets"."""
    by = line.lower[at] == "said" and at > 0 and line.lower[at - 1] in FINITE_BE and follows(line, at, "by")
    speaker = phrase_after(line, at + 2) if by else None
    return speaker is not None and line.lower[speaker.last : speaker.last + 1] == ["to"]


def _names_agent(line: Line, at: int) -> bool:
    """Whether "by" and an agent follow the verb at word `at`: not "has identified by name 20 dead", nor the
    name of a writer below a headline: "20 dead, the ministry reports By Jan Maas"."""
    if line.words[at + 1 : at + 2] == ["By"] and (line.words[at].islower() or line.lower[at][-2:] != "ed"):
        return False
    return line.lower[at + 1 : at + 2] == ["by"] and line.lower[at + 2 : at + 3] != ["name"]


def _agent(line: Line, at: int, does: str) -> Frame | None:
    """The one by whom: "was told by the coalition that", "deaths documented by the Observatory"."""
    told = does == "put" and line.any(max(at - _TOLL, 0), at, FIGURE | DOCUMENT)  # the toll given by
    if not (told or does in ("say", "tell", "count")):
        return None
    speaker = phrase_after(line, at + 2)
    if speaker is None or not can_speak(line, speaker, "believe") or is_no_source(line, speaker):
        return None
    if line.lower[at] in _DECREED and not line.any(max(at - _TOLL, 0), at, FIGURE | NUMERAL):
        return None  # a truce announced by the army
    whole = at > 0 and (line.tags[at - 1] & DENIAL or line.lower[at - 1] == "as")  # not one noun alone
    return Frame(speaker, at, speaker.last, "say" if whole else "agent", True)


_BLAMING = ("accus", "blam")
_BLAMED = (["of"], ["for"])
_DECREED = frozenset(("announced", "declared", "proclaimed"))


def _quoted(line: Line, at: int) -> Frame | None:
    """ "X was quoted by SANA as saying": X speaks."""
    saying = next((k for k in range(at + 1, min(at + 8, line.size - 1)) if line.lower[k] == "as"), 0)
    if not saying or line.lower[saying + 1] not in ("saying", "telling"):
        return None
    end = at
    while end and line.tags[end - 1] & (DENIAL | ADVERB):
        end -= 1
    speaker = find_subject(line, end, "say")
    after = saying + 2
    closing = line.breaks(after) or bool(line.tags[after] & (TIME | PREPOSITION))
    return Frame(speaker, at, after, "say", closing) if speaker else None


def _inverted(line: Line, at: int) -> Frame | None:
    """ "..., said the Observatory": the speaker after the verb, and nothing said after it."""
    speaker = phrase_after(line, at + 1) if at >= 2 else None
    if speaker is None or not can_speak(line, speaker, "believe"):
        return None
    if line.lower[at].startswith(_BLAMING) and line.lower[speaker.last : speaker.last + 1] in _BLAMED:
        return None  # a suit that accuses Jan Maas of theft
    end = speaker.last + (line.words[speaker.last : speaker.last + 1] == ["."] and line.point(speaker.last))
    lost = not line.breaks(at - 1)  # the comma before the verb
    frame = Frame(with_name(line, speaker), at, end, "say", True)
    if lost and line.lower[at] not in _SAID:  # "many could die, warn officials"; not "three alleged rebels"
        return frame if end >= line.size - 1 and not line.lower[at].endswith("ed") else None
    goes_on = line.tags[end] & VERB and line.lower[end].endswith("ing")  # said the mayor adding that
    if goes_on or line.breaks(end) or line.tags[end] & (TIME | RELATIVE):
        return frame
    tags = line.tags[end]
    if lost and tags & (ARTICLE | PREPOSITION):
        return frame
    if not lost and tags & (PREPOSITION | ARTICLE) and line.named(speaker.head):
        # ", said Jan Maas of the Board for Peace", "said Jan Maas the head of the Board"
        return frame
    return frame if tags & PREPOSITION and line.any(end + 1, end + 2, TIME | ARTICLE) else None
