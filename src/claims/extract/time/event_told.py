"""How a text speaks on of the event that it told: by what it is called (`30 people have died in a landslide,
the mayor said on Tuesday. The disaster struck on Saturday`), and by its day (`Wednesday's mass shooting`).

The days after an event news tell what came of it, with days of their own: who was arrested on Thursday, what
was said on Friday. Those whom the event killed and hurt are of its day.
"""

from claims.extract.calendar.moment import DAY
from claims.extract.figure.quantity import Quantity
from claims.extract.report.dated import Dated, find_dated
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import EVENT, tags_of
from claims.extract.time.carried import Carried, is_recent
from claims.extract.time.gap import Gap
from claims.extract.time.tense import Tense, find_tense
from claims.lexicon import Lexicon
from claims.lexicon.inflection import inflect

_AHEAD = 3  # sentences
_PHRASE = 4  # words from "the" or the day to the noun: "the subsequent raids"
# Who did it, what it befell, and what it is called besides.
CALLED = frozenset(
    "accident aircraft assailants attackers bandits blaze boat bomber bus catastrophe convoy disaster dinghy "
    "ferry gunmen helicopter incident inferno killings plane raiders ship shooters tragedy train tremor "
    "truck vessel wreck".split()
)
_HEAD = 60  # sentences in which a text names its event
HARMS = frozenset(("injured", "killed"))
_DESCRIBING = frozenset("who whom whose that which where he she they suspicion suspicions charges".split())
_ALL = frozenset(("the", "all"))
# A sentence with one of these tells of another event, or of more than one.
_ELSE = frozenset(
    "also another conflict crisis earlier elsewhere far meanwhile overall previous separate separately since "
    "total war".split()
)


def retells(sentence: Sentence, own: Sentence, reading: Reading) -> bool:
    """Whether a sentence shortly after another one tells of the same event: it begins with `the attack`, or
    is the next and speaks of it."""
    ahead = sentence.index - own.index
    if not 0 < ahead <= _AHEAD:
        return False
    lower = sentence.lower
    if ahead > 1:
        return lower[0] == "the" and _is_event(sentence, 0, reading)
    return any(word == "the" and _is_event(sentence, k, reading) for k, word in enumerate(lower))


def names_event(sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence tells of one event that is new: `a storm has hit the coast`."""
    return any(
        word in ("a", "an") and _is_event(sentence, k, reading) for k, word in enumerate(sentence.lower)
    )


def _is_event(sentence: Sentence, the: int, reading: Reading) -> bool:
    """Whether the noun after an article is an event, or what had to do with one."""
    tags = tags_of(sentence, reading.lexicon)
    phrase = range(the + 1, min(the + _PHRASE, len(sentence)))
    return any(tags[k] & EVENT or sentence.lower[k] in CALLED for k in phrase)


def time_of_occurrence(sentence: Sentence, reading: Reading) -> Carried | None:
    """When that was which a sentence of the opening tells of, as one of the next says: `Two men are charged
    with the killing of 20 people. The killings occurred on 24 May`."""
    return sentence.layer(_find_occurrence, reading) if sentence.index <= _OPENING else None


def _find_occurrence(sentence: Sentence, reading: Reading) -> Carried | None:
    for at in range(sentence.index + 1, min(sentence.index + 1 + _AHEAD, len(reading.sentences))):
        other = reading.sentence(at)
        if tells_of_next(other.lower):
            return None
        if not _occurs(other.lower) or not _ELSE.isdisjoint(other.lower):
            continue
        told = [it for it in find_dated(other, reading) if not (it.spoken or it.time.vague or it.time.closes)]
        if told:
            return told[0], other
    return None


def tells_of_next(lower: list[str]) -> bool:
    """Whether a sentence begins with the next of several events: `The second raid`, `In a third attack`."""
    at = int(lower[0] in ("during", "in"))
    return not _ARTICLE.isdisjoint(lower[at : at + 1]) and not _ORDINALS.isdisjoint(lower[at + 1 : at + 2])


_ARTICLE = frozenset(("a", "the"))
_ORDINALS = frozenset(("fifth", "fourth", "other", "second", "third"))


def _occurs(lower: list[str]) -> bool:
    """Whether a sentence tells when something that is known took place: `the discovery took place early`."""
    for k, word in enumerate(lower):
        if word in ("the", "that", "this"):
            for at in range(k + 2, min(k + 1 + _PHRASE, len(lower))):
                if lower[at] in _OCCURRED or lower[at : at + 2] == ["took", "place"]:
                    return True
    return False


_OCCURRED = frozenset(("happened", "occurred"))
_OPENING = 3  # sentences


def named_day(reading: Reading) -> Carried | None:
    """The day, shortly before publication, that a text names its event by, and the sentence that does so;
    none where it names several."""
    return reading.layer(_named_day)


def _named_day(reading: Reading) -> Carried | None:
    found: dict[str, Carried] = {}
    for sentence in reading.sentences[:_HEAD]:
        for dated in find_dated(sentence, reading):
            if len(dated.iso) == DAY and not dated.time.closes and _names_event(dated, sentence, reading):
                found.setdefault(dated.iso, (dated, sentence))
    return next(iter(found.values())) if len(found) == 1 else None


def _names_event(dated: Dated, sentence: Sentence, reading: Reading) -> bool:
    first, last, lower = dated.time.first, dated.time.last, sentence.lower
    if not is_recent(dated, reading):
        return False
    tags = tags_of(sentence, reading.lexicon)
    owned = "'" in lower[last - 1] or "’" in lower[last - 1]
    if not owned and lower[max(0, first - 1) : first] != ["the"]:
        return False
    last = _after_magnitude(lower, last)
    for k in range(last, min(last + _PHRASE, len(lower))):
        if not lower[k][0].isalpha():
            return False
        if tags[k] & EVENT:
            return True
    return False


def _after_magnitude(lower: list[str], k: int) -> int:
    """The word after how strong a quake was: `Friday's [6.8-magnitude] quake`; else `k`."""
    end = k
    while end < len(lower) and (lower[end] in _MAGNITUDE or lower[end].isdecimal()):
        end += 1
    return end if "magnitude" in lower[k:end] else k


_MAGNITUDE = frozenset((".", "-", "magnitude"))


def day_of_named_event(quantity: Quantity, reading: Reading) -> Carried | None:
    """The same for those whom it killed or hurt."""
    return named_day(reading) if quantity.metric in HARMS else None


def is_of_aftermath(gap: Gap, reading: Reading) -> bool:
    """Whether a day after that of the event is when something came of it: `On Thursday police held the man
    who killed 20`, `The names of the 20 victims were released on Thursday`."""
    named = day_of_named_event(gap.quantity, reading)
    if named is None or len(gap.dated.iso) != DAY or gap.dated.iso <= named[0].iso:
        return False
    lower, first = gap.quantity.sentence.lower, gap.quantity.first
    definite = first > 0 and lower[first - 1] in _ALL
    return definite or not (gap.after or _DESCRIBING.isdisjoint(gap.words))


def is_of_named(carried: Carried | None, named: Carried, quantity: Quantity) -> bool:
    """Whether a figure for which nothing else is told, or the day of what came after, is of the event that
    its text names by its day."""
    if find_tense(quantity) in (Tense.PRESENT, Tense.FUTURE):
        return False
    lower = quantity.sentence.lower
    if not _ELSE.isdisjoint(lower):
        return False
    return carried is None or (len(carried[0].iso) == DAY and carried[0].iso > named[0].iso)


def tells_of(sentence: Sentence, metric: str, reading: Reading) -> bool:
    """Whether a sentence tells of what a metric counts: killed, dead, bodies, ..."""
    if metric == "killed" and not _DEADLY.isdisjoint(sentence.lower):
        return True
    return not reading.lexicon.index(_event_words).get(metric, frozenset()).isdisjoint(sentence.lower)


def _event_words(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    words = {}
    for entry in lexicon.entries("event"):
        forms = [form for verb in entry["transitive"] for form in inflect(verb)]
        listed = [*forms, *entry["intransitive"], *entry["states"], *entry["victims"]]
        words[entry["metric"]] = frozenset(word for word in listed if " " not in word)
    return words


def tells_aftermath(dated: Dated, sentence: Sentence, reading: Reading) -> bool:
    """Whether a time is when those were buried whom an event killed, or somebody was held or tried for it:
    `He was arrested on Monday`; not so of `a man was held for killing 20 on Monday`."""
    lower, first, last = sentence.lower, dated.time.first, dated.time.last
    if _AFTERMATH.isdisjoint(lower):
        return False
    ends = reading.lexicon.index(_clause_ends)
    for k in range(first - 1, max(-1, first - _CLAUSE), -1):
        if lower[k] in _AFTERMATH:
            return lower[k] != "buried" or not _WERE_DEAD.isdisjoint(lower[max(0, k - _PHRASE) : k])
        if lower[k] in ends:
            break
    after = lower[last : last + _VERB]
    end = next((k for k, word in enumerate(after) if word in ends), _VERB)
    return not _AFTERMATH.isdisjoint(after[:end])


def _clause_ends(lexicon: Lexicon) -> frozenset[str]:
    """The words that end what is told of an aftermath: of another clause, or of those whom an event hurt."""
    words = lexicon.index(_event_words)
    return _CLAUSE_ENDS.union(*(words.get(harm, ()) for harm in HARMS))


def without_aftermath(gaps: list[Gap], reading: Reading) -> list[Gap]:
    """The times of those whom an event killed or hurt but for that of what came of it, where there is
    another: `A funeral was held on Tuesday for 20 people killed on Friday`."""
    if len(gaps) < _SEVERAL or gaps[0].quantity.metric not in HARMS:
        return gaps
    own = [gap for gap in gaps if not tells_aftermath(gap.dated, gap.quantity.sentence, reading)]
    return own if any(not gap.dated.spoken for gap in own) else gaps


_DEADLY = frozenset("bloodiest deadlier deadliest deadly".split())
_AFTERMATH = frozenset(
    "airlifted arraigned arrest arrested arrests burial burials buried charged conference cremated "
    "extradited flown funeral funerals memorial mourned mourners mourning pledged resigned "
    "sentenced summit vigil vigils visited".split()
)
_WERE_DEAD = frozenset("bodies dead he remains she they victim victims who".split())  # not: a village was
_CLAUSE_ENDS = frozenset((";", "after", "before", "but", "said", "when", "while"))
_CLAUSE = 12  # words before a time in which stands what it is the time of
_VERB = 6  # words after it: "on Monday arrested", "on Monday began three days of mourning"
_SEVERAL = 2


def is_done_to(quantity: Quantity) -> bool:
    """Whether a deed stands beside a figure of things."""
    if quantity.metric not in _OF_THINGS or quantity.unit in _MEASURES:
        return False
    lower, last = quantity.sentence.lower, max(quantity.last, quantity.noun[1])
    before = lower[max(0, quantity.first - _TO_DEED) : quantity.first]
    after = lower[last : last + _TO_DEED]
    return _has_deed(before[::-1]) or _has_deed(after)


def _has_deed(words: list[str]) -> bool:
    for word in words:
        if word in _DEED_ENDS:
            return False
        if word in _DEEDS:
            return True
    return False


_TO_DEED = 6  # words between a figure and its verb
_DEEDS = frozenset(
    "burned burning burnt captured capturing confiscated damaged damaging demolished demolishing "
    "destroyed destroying detonated dug fired flattened flattening flooded flooding gutted gutting "
    "inundated inundating looted looting ransacked razed razing recovered rescued ruined ruining "
    "seized seizing shelled smashed smashing stole stolen submerged submerging swept toppled toppling "
    "torched torching tore uprooted uprooting wrecked wrecking".split()
)
_DEED_ENDS = frozenset((";", ":", ".", "which", "who", "where", "while", "but", "said"))
_OF_THINGS = frozenset(("other", "weapons", "settlements"))
_MEASURES = frozenset((None, "percent", "km2"))
