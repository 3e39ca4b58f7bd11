"""Find what happened to the counted: `killed 20`, `20 were killed`, `left 20 dead`, `a death toll of 20`.

Looks right of the noun phrase for a passive or intransitive predicate, left of the figure for an active
verb, a toll or a list that already has one. Every look is bounded by a window of words.
"""

from claims.extract.fate.apposed import FATES, find_apposed, find_fatal
from claims.extract.fate.other_sense import are_adherents
from claims.extract.fate.predicate import (
    CLAUSE_ENDS,
    COPULAS,
    find_beyond_relative,
    find_object_clause,
    find_predicate,
    found_on,
)
from claims.extract.fate.toll import HARMS, find_toll, find_victims, is_told_as_number
from claims.extract.fate.verb_frame import (
    find_aid_given,
    find_by_frame,
    is_population_of_part,
    is_whole,
    told_of_whole,
)
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.text.event_words import Events, build_events, build_plain_events
from claims.extract.text.noun_phrase import has_headline_case
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import DETERMINERS, HAVE, POSSESSIVES, QUOTES, WEEKDAYS

# Before the figure and after its verb: `killed another 20`, `killing a total of 20`.
_SKIPPED = frozenset(
    "another a an the additional only just further other reported staggering whopping astonishing "
    "astounding record combined mere total confirmed alleged suspected estimated these those its their "
    "his her my our all in also himself herself themselves itself alone even least".split()
)
_SKIPPED_OR_QUOTED = _SKIPPED | QUOTES
_TIMES = WEEKDAYS | frozenset(
    "last this week month year today yesterday earlier on early late night morning".split()
)
_PAUSES = frozenset((",", ";", ":", "/", "-", "–", "—"))  # after these a figure begins anew


def find_event(quantity: Quantity, lexicon: Lexicon) -> Found | None:
    """What happened to those counted, as a metric, or None."""
    bare = quantity.noun[0] == quantity.noun[1]
    plain = lexicon.index(build_plain_events)
    events = plain if bare else lexicon.index(build_events)
    if is_whole(quantity):
        return told_of_whole(quantity, events)
    if is_population_of_part(quantity):
        return found_on(quantity, "population", "event.toll", quantity.first - 2, quantity.first - 1)
    if fatal := find_fatal(quantity):
        return fatal
    if _are_lives(quantity):
        return found_on(quantity, "killed", "event.lives", quantity.first, quantity.last + 1)
    if bare and (at := _population(quantity)):
        return found_on(quantity, "population", "event.toll", at, quantity.first)
    lower, last = quantity.sentence.lower, quantity.last
    if bare and last < len(lower) and lower[last] in events.predicates:  # "100 killed 700 injured"
        found = find_predicate(quantity, events)
        if found:
            return found
    direct = _directly_before(quantity, plain)
    before = lower[quantity.first - 1] if quantity.first else ""
    anew = before in _PAUSES
    if direct and _is_of_others(direct, quantity, before):
        direct = None
    if direct and direct.value not in _VAGUELY_BEFORE and not anew:
        return direct
    after = _told_after(quantity, events, lexicon)
    if direct:  # "freed 19 workers kidnapped by gunmen", "19 men arrested, nine men killed"
        return after if after and (anew or _tells_more(direct, after)) else direct
    inside = _inside(quantity, events)
    return (
        (inside if inside and inside.value == "abducted" else None)
        or (None if bare else _by_verb_of_people(quantity, (after, plain, events)))
        or (find_toll(quantity, events) if bare and _is_linked(quantity) else None)
        or after
        or (_told_beyond_place(quantity, events) if bare else None)
        or inside
        or (None if bare else find_apposed(quantity, events))
        or _before_and(quantity, events)
        or find_aid_given(quantity)
        or find_victims(quantity, events)
        or find_toll(quantity, events)
        or (_suffered_by_people(quantity, lexicon.index(build_events)) if bare else None)
    )


_LIVES = 3  # words between a number and "lives": "Iraqi civilian"
_TAKING = frozenset(
    "claim claimed claiming claims cost costing costs lost take taken takes taking took".split()
)


def _are_lives(quantity: Quantity) -> bool:
    """`could take 20 American lives`, `the 20 American lives lost`: lives, not where anybody lives."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    after = lower[last : last + _LIVES + 1]
    if "lives" not in after or quantity.unit is not None:
        return False
    lives = last + after.index("lives")
    named = any(word[0].isupper() for word in quantity.sentence.words[last:lives])
    near = (*lower[max(0, first - 4) : first], *lower[lives + 1 : lives + 3])
    return (named or lives == last) and not _TAKING.isdisjoint(near)


def _population(quantity: Quantity) -> int:
    """The word `population` that leads to a figure, whatever is told of those who live there: `a third of the
    population of 9 million has fled`, `Hass (population 900)`, `Hass, pop. 900`; 0 where none does or it is
    of refugees."""
    lower, first = quantity.sentence.lower, quantity.first
    link = lower[first - 1] if first else ""
    at = first - 1 - (link in ("of", ".", ":"))
    if at < 1 or lower[at] not in ("population", "pop"):
        return 0
    return at if lower[at - 1] in (_WHOSE if link == "of" else ASIDE) else 0


# Before "population of": words that say nothing of who they are.
_WHOSE = DETERMINERS | frozenset("'s current entire estimated local prewar pre-war total whole".split())
ASIDE = frozenset(("(", ",", "-", "–", "—"))  # before "population", which the figure follows at once
_LABEL = 4  # words of a label before a colon: "Killed in May:"


def _is_of_others(direct: Found, quantity: Quantity, before: str) -> bool:
    """Whether what stands before tells nothing of those counted: `since the massacre: 20 migrants`, `a
    majority of the 20 refugees`, `cases reaching 20`."""
    told = quantity.sentence.text[direct.start : direct.end].lower()
    bare = quantity.noun[0] == quantity.noun[1]
    if before == ":":
        return quantity.first > _LABEL
    return (direct.value == "votes" and before == "the") or (bare and told == "reaching")


def _is_linked(quantity: Quantity) -> bool:
    """Whether a number is told of what stands right before it: `the toll was 20 with 50 others injured`."""
    return quantity.first > 1 and quantity.sentence.lower[quantity.first - 1] in _OF_TOLL


_OF_TOLL = frozenset(("at", "is", "reached", "to", "was"))


def _tells_more(direct: Found, after: Found) -> bool:
    """`freed 19 workers kidnapped by gunmen`, `is home to 19 people displaced by floods`."""
    if after.value == "abducted":
        return True
    told = after.value == "displaced" and after.rule == "event.passive"
    return told and direct.value in ("population", "people_in_need", "refugees")


# What verbs of several senses tell of a number alone, in the passive: of things they say it seldom.
_OF_PEOPLE = frozenset(("injured", "detained", "abducted", "displaced", "refugees", "people_in_need"))


def _suffered_by_people(quantity: Quantity, events: Events) -> Found | None:
    """`20 were seized`, `20 have been picked up`, `two dead and 20 affected.`: they may be people, where no
    things were counted before. "The figure of 20 was released" tells of the number."""
    lower, k = quantity.sentence.lower, quantity.last
    if is_told_as_number(quantity):
        return None
    those = lower[k : k + 2] == ["of", "those"]
    k += 2 * (those or lower[k : k + 2] in (["of", "whom"], ["of", "them"]))
    while k < len(lower) and (lower[k] in COPULAS or lower[k] in HAVE or lower[k].endswith("ly")):
        k += 1
    told = events.participles.at(lower, k) if lower[k - 1] not in HAVE else None
    if told is None or told[0] not in (_OF_THOSE if those else _OF_PEOPLE):
        return None
    closes = told[1] >= len(lower) or not lower[told[1]].isalpha() or lower[told[1]] in _THEN
    if k == quantity.last and not closes:  # 20 affected families
        return None
    return found_on(quantity, told[0], "event.of-people", k, told[1])


_OF_THOSE = frozenset(("civilians", "displaced", "injured"))  # five of those rescued
_THEN = frozenset("after as at before by during following in on when".split())  # scores freed after a siege
# Predicates that say less than what a verb and its object tell together: living, and living in a camp.
_VAGUE = frozenset(("population", "civilians", "displaced", "other"))


def _told_after(quantity: Quantity, events: Events, lexicon: Lexicon) -> Found | None:
    """What is told after those counted: by a predicate, or by a verb with its object."""
    after = find_predicate(quantity, events)
    if after is not None and after.value not in _VAGUE:
        return after
    told = find_beyond_relative(quantity, events) or find_object_clause(quantity, events)
    return told or find_by_frame(quantity, lexicon) or after


_AT_PLACE = frozenset("from in at near inside outside around across".split())
_FROM_PLACE = 6  # words from there to what happened: "from the village of Akra were"
_OPENERS = frozenset(", ; : – — and but while that where".split())
_PASSED = frozenset(("were", "was", "are", "have", "had"))
_PARTED = frozenset(", ; : and or but who which that where when by".split())


def _told_beyond_place(quantity: Quantity, events: Events) -> Found | None:
    """`After the raid, 42 from the town were arrested`: what happened to those of a place, at the head of a
    clause."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    if lower[last : last + 1] == [] or lower[last] not in _AT_PLACE:
        return None
    if first and lower[first - 1] not in _OPENERS:
        return None
    for k in range(last + 2, min(len(lower) - 1, last + _FROM_PLACE)):
        if lower[k] in _PASSED:
            told = events.participles.at(lower, k + 1 + (lower[k + 1] == "been"))
            return found_on(quantity, told[0], "event.passive", k, told[1]) if told else None
        if lower[k] in _PARTED:
            return None
    return None


# After verbs that say so much of people more may be told: freed, rescued; living somewhere, getting aid.
_VAGUELY_BEFORE = frozenset(("detained", "civilians", "population", "people_in_need", "refugees"))


def _directly_before(quantity: Quantity, events: Events) -> Found | None:
    """`killed 20`, `killing another 20`, `killed or wounded 300` (the first counts), `the bodies of 20`."""
    lower = quantity.sentence.lower
    end = _before_what(lower, quantity.first)
    floor = max(0, end - 6)
    while end > floor:
        found = events.before.before(lower, end)
        if found:
            return found_on(quantity, found[0], "event.before", found[1], end)
        found = events.active.before(lower, end)
        if found:
            return _by_verb(quantity, found, end, events)
        word = lower[end - 1]
        if word == "of" and end > 1 and lower[end - 2] in ("total", "group"):
            end -= 2
        elif word == "of" and (found := _before_time(lower, end - 1, events)):
            return found_on(quantity, found[0], "event.before", found[1], quantity.first)
        elif word in WEEKDAYS and end > 1 and lower[end - 2] in ("on", "last", "this", "early", "late"):
            end -= 2
        elif word in _SKIPPED or not word[0].isalpha() or word.endswith("ly"):
            end -= 1
        else:
            return None
    return None


_CALLED = frozenset("called calls describe described describes say said says".split())
_CALLING = 8  # words from "what" to the figure


def _before_what(lower: list[str], end: int) -> int:
    """Where the verb may end that takes the figure at word `end`: `killing what they called 20 people`."""
    near = lower[max(0, end - _CALLING) : end]
    if "what" not in near or _CALLED.isdisjoint(near):
        return end
    return max(0, end - _CALLING) + near.index("what")


def _before_time(lower: list[str], of: int, events: Events) -> tuple[str, int] | None:
    """The event of a noun with a time or a quotation mark before the `of` at word `of`: `the shootings last
    week of two men`."""
    k = of
    while k > 1 and of - k < 3 and (lower[k - 1] in _TIMES or lower[k - 1] in QUOTES):
        k -= 1
    if k == of:
        return None
    start = max(0, k - 3)
    found = events.before.before([*lower[start:k], "of"], k - start + 1)
    return (found[0], start + found[1]) if found else None


def _by_verb_of_people(quantity: Quantity, given: tuple[Found | None, Events, Events]) -> Found | None:
    """`affected 20 people`, where no toll before and no harm after says more: `the toll reached 20 people`.

    `given`: what is told after them, the plain events, and all events.
    """
    after, plain, events = given
    if not _has_verb_before(quantity, events):
        return None
    if after and after.value in HARMS:
        return after
    return find_toll(quantity, plain) or _directly_before(quantity, events)


def _has_verb_before(quantity: Quantity, events: Events) -> bool:
    """Whether a verb takes the figure as its object, and stands right before it: `hit another 20`."""
    lower, end = quantity.sentence.lower, quantity.first
    while not events.active.before(lower, end):
        if not end or lower[end - 1] not in _SKIPPED_OR_QUOTED:
            return False
        end -= 1
    return True


def _by_verb(quantity: Quantity, found: tuple[str, int], end: int, events: Events) -> Found | None:
    """The event of an active verb that ends before word `end`; of two joined ones the first."""
    lower = quantity.sentence.lower
    metric, first = found
    before = lower[first - 1] if first else ""
    if before in COPULAS and not lower[first].endswith("ing"):
        return None  # "20 were killed 12 days ago"
    if lower[first].startswith("claim") and are_adherents(quantity, first):
        return None  # "the militia claims 20 members"
    if before in ("and", "or") or not lower[first].endswith("ing"):  # not "admitted losing 20"
        other = events.active.before(lower, first - (before in ("and", "or")))
        if other and lower[other[1]] != "gas":  # "kills or wounds 20", a headline's "kills wounds 20"
            return found_on(quantity, other[0], "event.active", other[1], end)
    return found_on(quantity, metric, "event.active", first, end)


def _inside(quantity: Quantity, events: Events) -> Found | None:
    """What happened as an adjective of those counted: `40 kidnapped girls`, `40 flood-affected families`."""
    lower = quantity.sentence.lower
    for k in range(quantity.noun[0], quantity.head):
        word = lower[k].rpartition("-")[2]
        if word in events.predicates:
            found = events.suffered.at([word], 0)
            if found and found[0][0] in FATES and word != "lost":
                return found_on(quantity, found[0][0], "event.adjective", k, k + 1)
    return None


_NO_VERB_AFTER = COPULAS | {"a", "an"}  # a ferry with 200 passengers and 14 crew


def _before_and(quantity: Quantity, events: Events) -> Found | None:
    """`killing the cleric and two other people`: the verb stands before what the figure is joined to."""
    lower = quantity.sentence.lower
    first = quantity.first - (quantity.first > 0 and lower[quantity.first - 1] in POSSESSIVES)
    joint = lower[max(0, first - 2) : first]
    if not joint or (joint[-1] != "and" and joint not in (["along", "with"], ["together", "with"])):
        return None
    for end in range(first - 1, max(0, quantity.first - 18), -1):
        if lower[end - 1] in CLAUSE_ENDS or lower[end - 1] in (";", ":"):
            return None
        found = events.active.before(lower, end)
        if (
            found
            and not (found[1] and lower[found[1] - 1] in _NO_VERB_AFTER)
            and not _is_of_name(quantity, found[1])
        ):
            return found_on(quantity, found[0], "event.joined", found[1], end)
    return None


def _is_of_name(quantity: Quantity, at: int) -> bool:
    """Whether a verb has a capital as in a name: the Council for Displaced Women; not in a headline."""
    words, lower = quantity.sentence.words, quantity.sentence.lower
    if not at or words[at] == lower[at]:
        return False
    return not has_headline_case(quantity.sentence)
