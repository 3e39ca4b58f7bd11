"""Clauses and phrases between a figure and a time that do not keep the two apart, or do.

"20 died in the fire, which broke out on Monday": the time of the event is the figure's. "Two men of the band,
which had laid down its arms, were shot on Monday": the clause between is over before the verb comes.
"""

from itertools import pairwise

from claims.extract.calendar.moment import DAY, Kind, Time
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import EVENT, tags_of
from claims.extract.time.gap import Gap, clauses_opened
from claims.extract.time.tense import PAST, PRESENT_HAVE, Tense, find_tense, is_past
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import ARTICLES, BE, POSSESSIVES, STOPS, is_number

_PERSONS = frozenset(("who", "whose"))
_PRONOUNS = _PERSONS | {"which", "where"}
_VERBS = BE | PRESENT_HAVE | {"had"}
_TOLD = frozenset((Tense.PAST, Tense.PERFECT, Tense.NONE))
# What there is of these at the time of the text, whatever somebody did there before.
_STOCKS = frozenset(("fighters", "foreign_fighters", "population", "units"))
_APPOSED = 10  # words of a phrase set beside a name, up to its figure
_COMPARED = 14  # words from "since" to the figure of what it counts from


def without_relative(gap: Gap) -> list[str]:
    """The words to a time but for the pronoun of a clause that tells of those counted (`20 men who fled in
    May`), and but for clauses that are over before the verb (`20 men, who had guns, fled in May`)."""
    at = max(gap.quantity.noun[1] - gap.quantity.last, 0)
    return _without_closed([word for i, word in enumerate(gap.words) if i != at or word not in _PERSONS])


def _without_closed(words: list[str]) -> list[str]:
    opens = next((k for k in range(1, len(words)) if words[k] in _PRONOUNS and words[k - 1] == ","), None)
    if opens is None:
        return words
    for k in range(opens + 1, len(words) - 1):
        if words[k] == "," and (words[k + 1] in _VERBS or is_past(words[k + 1])):
            return words[: opens - 1] + words[k + 1 :]
    return words


def tells_of_event(gap: Gap, lexicon: Lexicon) -> bool:
    """Whether the one clause between a figure of what happened and a time after it tells when the event was:
    `20 died in the fire, which broke out on Monday`."""
    words = gap.words
    if "which" not in words or clauses_opened(words) != 1 or find_tense(gap.quantity) not in _TOLD:
        return False
    at = gap.quantity.last + words.index("which") - 1
    at -= gap.quantity.sentence.lower[at] == ","
    return at >= gap.quantity.last and bool(tags_of(gap.quantity.sentence, lexicon)[at] & EVENT)


def is_apposed(gap: Gap) -> bool:
    """Whether a figure of what there is tells only what the last name of a clause is that a time before it is
    of: `he was seized in May by the Front, a group of 20 fighters`."""
    words, quantity = gap.words, gap.quantity
    if gap.event or quantity.metric not in _STOCKS or "," not in words:
        return False
    at = len(words) - words[::-1].index(",")
    phrase = words[at:]
    opens = bool(phrase) and (phrase[0] in ARTICLES or phrase[0] == "one") and len(phrase) <= _APPOSED
    verb = any(word in _VERBS or is_past(word) for word in phrase)
    return opens and at > 1 and not verb


def is_inserted(gap: Gap) -> bool:
    """Whether a figure tells on the way what there is, before what happened at a time: `the camp, which hosts
    20 people, burned down in May`, `the jail, built for 20, held 90 in May`, `the town of 20 people was
    flooded in May`."""
    quantity, words = gap.quantity, gap.words
    lower, first = quantity.sentence.lower, quantity.first
    if _is_of_whole(gap):
        return True
    if first < _LEAST:
        return False
    sized = lower[first - 1] == "of" and lower[first - 2] in _SETTLED
    if sized and not gap.event and "," in lower[max(0, first - _INSERTED) : first]:
        return not gap.dated.spoken  # a bomb went off in Hass, a town of 20 people in Berezh, on Monday
    if not gap.after:
        return _is_described(gap)
    if sized:
        return any(word in PAST or is_past(word) for word in words[:_MAIN])
    before = lower[max(0, first - _INSERTED) : first]
    if "," not in words or "," not in before:
        return False
    inside = before[len(before) - before[::-1].index(",") :]
    main = words[words.index(",") + 1 :][:_MAIN]
    told = any(word in PAST or word in _SAYS or is_past(word) for word in main)
    return _tells_what_is(inside) and told


def _is_described(gap: Gap) -> bool:
    """Whether a figure tells on the way what there is, after a time of what its sentence goes on to tell: `In
    May the airline, which has 20 jets, cut its fares`."""
    lower, first, last = gap.quantity.sentence.lower, gap.quantity.first, gap.quantity.last
    opens = next((k for k in range(first - 1, max(0, first - _INSERTED), -1) if lower[k] == ","), 0)
    if gap.event or opens < gap.dated.time.last or lower[opens + 1] not in _PRONOUNS or gap.dated.time.closes:
        return False
    if gap.dated.time.kind is Kind.YEAR and lower[gap.dated.time.first - 1] in ARTICLES:
        return False  # the 2019 plan, which asks for
    closed = "," in lower[last : last + _TO_CLOSE]
    return closed and find_tense(gap.quantity) is Tense.PRESENT and _tells_what_is(lower[opens + 1 : first])


_TO_CLOSE = 10  # words from a figure to the end of its clause
_SAYS = frozenset(("said", "says", "will", "would"))


def _is_of_whole(gap: Gap) -> bool:
    """Whether a time tells only of those of whom the figure counts a part, before the verb that tells of the
    part: `some of the 20 soldiers deployed in May have left`, `lost half of the land it held in May`."""
    quantity, lower, end = gap.quantity, gap.quantity.sentence.lower, gap.dated.time.last
    if not gap.after or lower[quantity.last : quantity.last + 2] not in _OF_WHOLE:
        return False
    held = any(one in _HOLDERS and other in _HELD for one, other in pairwise(gap.words))
    return held or lower[end : end + 1] in _HAVE_NOW


_OF_WHOLE = (["of", "its"], ["of", "the"], ["of", "their"], ["of", "those"])
_HAVE_NOW = (["are"], ["has"], ["have"], ["is"], ["remain"], ["remains"])
_HOLDERS = frozenset(("he", "it", "she", "they"))
_HELD = frozenset("commanded controlled governed had held occupied owned possessed ran ruled".split())


def _tells_what_is(words: list[str]) -> bool:
    """Whether words after a comma lead to a figure of what there is: `which has`, `home to`, `built for`."""
    if len(words) < _PAIR:
        return False
    if words[0] in _PRONOUNS:
        verb = words[1]
        return verb in _HOLD or verb in PRESENT_HAVE or (verb[-1] == "s" and verb not in PAST)
    if words[0] in _THOUGHT and words[1] in ("to", "at"):
        return True  # thought to number
    return words[:_PAIR] == ["home", "to"] or (words[-1] == "for" and words[0] in _BUILT)


_LEAST, _INSERTED, _MAIN, _PAIR = 2, 7, 4, 2  # words
_SETTLED = frozenset("camp city country district island province region town village".split())
_HOLD = frozenset("control employ hold host house include number run shelter".split())
_THOUGHT = frozenset("believed estimated put reckoned said thought".split())
_BUILT = frozenset("built designed equipped made meant planned".split())


def is_in_name(time: Time, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a day is part of a name: `the March 23 Movement`, but not `on March 23 Reuters said`, nor `the
    March 23 Paris attacks`."""
    if time.kind is not Kind.DATE or not 0 < time.first < time.last < len(sentence.words):
        return False
    words, last = sentence.words, time.last
    if sentence.lower[time.first - 1] != "the" or not words[last][0].isupper():
        return False
    ends = next(
        (k for k in range(last, min(last + _LONGEST_NAME, len(words))) if not words[k][0].isupper()), last
    )
    return not any(tag & EVENT for tag in tags_of(sentence, lexicon)[ends : ends + 2])


_LONGEST_NAME = 4  # words of a name after its day


def is_of_compared(gap: Gap) -> bool:
    """Whether a figure is what the event brought since which another is told: `the worst fight since a raid
    in June killed 20`."""
    lower, first = gap.quantity.sentence.lower, gap.quantity.first
    start = max(0, first - _COMPARED)
    if "since" not in lower[start:first]:
        return False
    told = lower[first - lower[start:first][::-1].index("since") : first]
    return "," not in told and "and" not in told and any(map(is_past, told))


def compares(lower: list[str], time: Time) -> bool:
    """`the deadliest attack since 2014`, `for the first time since May`, `the worst unrest to hit the region
    in the east of the country since 2010`."""
    since = next((i for i in range(time.first, -1, -1) if lower[i] == "since"), time.first)
    before = lower[max(0, since - _SUPERLATIVE) : since]
    if any(word in _HIGHEST or word.endswith("iest") for word in before) or _is_unseen(before):
        return True
    for k in range(since - 1, max(0, since - _FAR_SUPERLATIVE), -1):
        if lower[k] in (",", ";", "of") or lower[k][0].isdecimal():
            return False
        if lower[k - 1] == "the" and (lower[k] in _HIGHEST or lower[k].endswith("est")):
            return lower[k] not in _NO_SUPERLATIVES
        if lower[k] in _NTHS and lower[k - 1] in _WHOSE:
            return True
    return False


def _is_unseen(before: list[str]) -> bool:
    """Whether the words before "since" say that nothing was like it: `not seen [since 2004]`, `unmatched`."""
    return not _UNSEEN.isdisjoint(before[-1:]) or (
        not _SEEN.isdisjoint(before[-1:]) and not _NEVER.isdisjoint(before[-_TO_NEVER:])
    )


_UNSEEN = frozenset("unequalled unmatched unparalleled unseen".split())
_SEEN = frozenset("equalled experienced felt happened matched recorded seen witnessed".split())
_NEVER = frozenset(("n't", "never", "not", "rarely"))
_TO_NEVER = 4  # words from it to "since"
_HIGHEST = frozenset(
    "biggest first fiercest greatest highest largest longest lowest most unprecedented worst".split()
)
_NTHS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth latest".split())
_WHOSE = POSSESSIVES | {"the"}
_SUPERLATIVE = 6  # words from "the deadliest" to "since"
_FAR_SUPERLATIVE = 12  # the same where nothing else stands between
_NO_SUPERLATIVES = frozenset("arrest conquest forest harvest latest protest rest test unrest west".split())


def is_scale(time: Time, lower: list[str]) -> bool:
    """Whether a time may be one over which something is compared: `the worst attack in the past decade`."""
    lead = lower[max(0, time.first - 2) : time.first]
    return time.closes > 0 and lead in (["in", "the"], ["over", "the"]) and time.kind is Kind.SPAN


def is_beside(gap: Gap, published: str | None) -> bool:
    """Whether a time tells of something beside the figure: up to when it lasts, what it is set against, or
    what was done to something of which the figure is always so."""
    apart = _is_beyond_semicolon(gap) or _is_foreseen_else(gap) or _is_of_what_has_been(gap)
    return apart or _lasts_until(gap, published) or _is_set_against(gap) or _is_of_standing(gap)


def _is_foreseen_else(gap: Gap) -> bool:
    """Whether a time after what is so is that of another number which is to come: `holds 20 people and will
    hold 90 by May`."""
    words = gap.words
    if not gap.after or find_tense(gap.quantity) is Tense.FUTURE:
        return False
    at = next((k for k in range(1, len(words)) if words[k] in _MODALS and words[k - 1] in _ANDS), len(words))
    return any(map(is_number, words[at:]))


_MODALS = frozenset(("could", "may", "might", "shall", "should", "will"))
_ANDS = frozenset(("and", "but", ","))


def _is_of_what_has_been(gap: Gap) -> bool:
    """Whether a figure tells what has come of something by now, after a time of what was done about that: `On
    Monday he spoke of the war, which has killed 20`."""
    past = not (gap.after or gap.dated.time.closes or gap.dated.begins)
    pairs = enumerate(pairwise(gap.words))
    at = next((k for k, (one, other) in pairs if one in _RELATING and other in PRESENT_HAVE), 0)
    done = any(word in BE or is_past(word) for word in gap.words[:at])  # not: Monday's quake that has killed
    return past and done and find_tense(gap.quantity) is Tense.PERFECT


_RELATING = frozenset(("that", "which", "who"))


def _is_beyond_semicolon(gap: Gap) -> bool:
    """Whether a time stands in a later clause than a figure that has a verb of its own: `About 20 are
    in camps; in late July, 90 were`."""
    tense = find_tense(gap.quantity)
    if ";" not in gap.words or tense is Tense.NONE:
        return False
    if not gap.after:
        return tense is Tense.PRESENT  # 90 have fled since May; 20 are in camps
    later = gap.words[gap.words.index(";") + 1 :]
    return later[:1] not in (["it"], ["they"])  # the floods killed 20; they swept away 90 huts in June


def _is_set_against(gap: Gap) -> bool:
    """Whether a figure is compared with what was at a time: `rose 20 percent compared to May and 30 percent
    in all`; not so of what was then: `compared with last year's 20`."""
    lower, first = gap.quantity.sentence.lower, gap.dated.time.first
    lead = first - (first > 1 and lower[first - 1] in ARTICLES)
    change = gap.after and gap.quantity.unit == "percent" and not _CHANGES.isdisjoint(gap.words[:2])
    if change and lower[lead - 1] in _FROM and len(gap.words) <= _CHANGE:
        return True  # a 20 percent fall on last week's 90
    against = lower[max(0, lead - 2) : lead] in _AGAINST
    return against and (gap.after or gap.words[:1] in (["and"], [","], [";"]))


_FROM = frozenset(("against", "on"))
_CHANGE = 4  # words from a share to the time: "fall on the"
_CHANGES = frozenset(
    "climb cut decline decrease dip drop fall gain growth increase jump reduction rise surge".split()
)
_AGAINST = (["compared", "to"], ["compared", "with"], ["similar", "to"], ["comparable", "to"])


def _is_of_standing(gap: Gap) -> bool:
    """Whether a figure is told in a relative clause of what is always so, after a day: `On Monday it hit
    wells that yield 20 barrels`."""
    if gap.event or gap.after or len(gap.dated.iso) < DAY:
        return False
    at = next((k for k in range(len(gap.words) - 1, -1, -1) if gap.words[k] in ("that", "which")), None)
    clause = gap.words[at + 1 :] if at is not None else []
    if not clause or not clause[0].isalpha() or clause[0] in STOPS or clause[0] in PRESENT_HAVE | BE:
        return False
    return "," not in clause and not any(is_past(word) or word in _PAST_FORMS for word in clause)


_PAST_FORMS = frozenset("could did had might should was were will would".split())


def _lasts_until(gap: Gap, published: str | None) -> bool:
    """Whether a time to come only ends what goes on till then: `voted 316 to 90 to fund it through May`."""
    lead, iso = gap.dated.time.first - 1, gap.dated.iso
    ends = lead >= 0 and gap.quantity.sentence.lower[lead] in _UP_TO
    return ends and published is not None and iso > published and find_tense(gap.quantity) is not Tense.FUTURE


_UP_TO = frozenset(("through", "till", "until"))
