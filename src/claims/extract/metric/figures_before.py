"""What the metric of a figure is read from besides its own words: the figures before it, with which it may
make one list, and the lexicon."""

from collections.abc import Sequence

from claims.extract.fate.predicate import COPULAS
from claims.extract.figure.noun_class import PEOPLE
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.text.noun_phrase import VERBS
from claims.extract.text.sentence import Sentence
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import GAP_OPENERS, MONTH_STEMS, PARTITIVE_PRONOUNS
from claims.model import Qualifier
from claims.record_type import record

# Before "of" and what is counted: `the number of rebels`, `production of shells`.
OUTPUTS = frozenset(
    "deliveries inventory output procurement production rate shipments stock stockpile stocks supply".split()
)
NUMBERS = OUTPUTS | frozenset("estimate estimates majority number numbers size tally total".split())
COUNTED = frozenset((word, "of") for word in NUMBERS) | {("rate", "for")}


@record
class Before:
    """The claims before a figure, in its sentence or else the last ones of the sentence before; and what was
    asked."""

    earlier: Sequence[Quantity]
    lexicon: Lexicon
    asked: Sentence | None = None  # this sentence or one shortly before it: it asks how many there are
    prior: Sentence | None = None  # the one before the figure's
    sooner: Sequence[Quantity] = ()  # the last claims of sentences before, also where its own has some

    def in_sentence(self, quantity: Quantity) -> Quantity | None:
        """The last claim before a figure in its own sentence."""
        last = self.earlier[-1] if self.earlier else None
        return last if last and last.sentence is quantity.sentence else None

    def whole_in_sentence(self, quantity: Quantity) -> Quantity | None:
        """The claim before a figure in its own sentence that a list may go on from; after `including` the
        last one of people: `20 people came to two places, including 12 women`."""
        last, lower, first = self.in_sentence(quantity), quantity.sentence.lower, quantity.first
        if last is None or last.unit == PEOPLE or lower[first - 2 : first] != [",", "including"]:
            return last
        people = (it for it in reversed(self.earlier[-_LOOKS_BACK:]) if it.unit == PEOPLE)
        whole = next(people, None)
        return whole if whole and whole.sentence is quantity.sentence else last


_LOOKS_BACK = 8  # figures


@record
class Counting:
    """What a figure counts, and what happened to that."""

    metric: str
    unit: str | None
    counted: str | None
    antecedent: Quantity | None  # the figure whose noun this one leaves out


def counting(found: Found, quantity: Quantity) -> Found:
    """A metric that was found for a figure, whose unit and counted words are its own."""
    return found.as_value(Counting(found.value, quantity.unit, quantity.counted, None))


# Events that go on through a list: `killed 12 soldiers and 3 civilians`.
LISTED = frozenset(("killed", "injured", "detained", "abducted", "displaced", "refugees", "people_in_need"))
FATES = frozenset(("abducted", "detained", "injured", "killed"))  # what somebody does to people
TOLLS = frozenset("count figure figures number numbers tally toll total".split())
_LISTS = frozenset(
    "and or including plus with along as well & whom among them those of which also included includes "
    "include counting comprising mostly".split()
)


_PARTS = frozenset((";", "|", "•"))  # between figures of no one list


def continues_list(quantity: Quantity, earlier: Quantity) -> bool:
    """Whether only words of a list stand between an earlier quantity's noun and this one."""
    if earlier.sentence is not quantity.sentence or _are_spared(quantity, earlier):
        return False
    lower = quantity.sentence.lower
    before = lower[max(0, quantity.first - 3) : quantity.first]
    if before[-1:] in (["and"], [","]) and "others" in lower[quantity.last : quantity.last + 2]:
        return True  # "20 were killed in the north and 14 others in the south"
    if before and (before[-1] in ("including", "included") or before == ["in", "addition", "to"]):
        return True
    if _adds_others(before) and _tells_only_where(lower, max(quantity.last, quantity.noun[1])):
        return True  # "20 were killed near the port and another 14 people in the market"
    if lower[quantity.last : quantity.last + 2] in (["of", "them"], ["of", "whom"]):
        return True
    if before[-2:-1] == ["among"] and before[-1] in _THEM:  # "160 were killed, among them 20 children"
        return True
    gap = lower[max(earlier.last, earlier.noun[1]) : quantity.first]
    the_two = gap == ["and", "the"] and lower[max(0, earlier.first - 1)] == "the"  # the six and the two
    if the_two or before[-2:] == ["and", "of"]:  # "the death of 66 fighters and of 78 soldiers"
        return True
    if not _PARTS.isdisjoint(gap) and not _in_one_bracket(lower, earlier.first, gap):
        return False
    if len(gap) <= 6 and all(word in _LISTS or not word[0].isalnum() for word in gap):
        return True
    return _lists_on(gap) or _goes_on_after_verb(gap, quantity, earlier)


def _in_one_bracket(lower: list[str], first: int, gap: list[str]) -> bool:
    """Whether a list in brackets, in which the figure at word `first` stands, goes on after a gap: `300
    people (90 women; 60 men)`."""
    return lower[first - 1] == "(" and ")" not in gap and gap[-1] == ";"


def spells_out(quantity: Quantity, before: Before) -> Quantity | None:
    """The toll that a list after its colon spells out: `killed 23 people: 14 guards, six of the militia and
    three civilians`."""
    lower, first = quantity.sentence.lower, quantity.first
    if ":" not in lower[:first]:
        return None
    colon = first - 1 - lower[:first][::-1].index(":")
    wholes = [it for it in before.earlier if it.sentence is quantity.sentence and it.last <= colon]
    whole = wholes[-1] if wholes else None
    if whole is None or whole.metric not in LISTED or whole.unit != PEOPLE or not _holds(whole, quantity):
        return None
    between = lower[colon + 1 : first]
    if any(word in VERBS or word in COPULAS or word == ";" for word in between):
        return None
    after = max(quantity.last, quantity.noun[1])
    return whole if _VERBAL.isdisjoint(lower[after : after + 2]) else None


_VERBAL = COPULAS | {"have", "has", "had", "who"}


def _holds(whole: Quantity, part: Quantity) -> bool:
    """Whether a part is smaller than the figure that it is of."""
    most = whole.high if whole.high is not None else whole.low
    return part.low is not None and most is not None and part.low < most


def _adds_others(before: list[str]) -> bool:
    """Whether the three words before a figure add it to one before: `and another`, `and a further`."""
    added = before[-1:] == ["another"] or before[-2:] == ["a", "further"]
    return added and not _AND.isdisjoint(before[:2])


def _tells_only_where(lower: list[str], end: int) -> bool:
    """Whether nothing but a place or a pause follows what is counted, which ends at word `end`: no verb."""
    return lower[end : end + 1] == [] or lower[end] in _WHERE or not lower[end][0].isalpha()


def _goes_on_after_verb(gap: list[str], quantity: Quantity, earlier: Quantity) -> bool:
    """`39 missing, 23 women and 16 men`, `took 42 people from Kagara and in May 344 boys from Kankara`, `held
    60 men in May, 50 men in June and 40 in July`."""
    day = "".join(gap[1:2]) if gap[:1] in (["in"], ["on"], ["during"]) else ""
    dated = day[:3] in MONTH_STEMS or day.isdecimal()
    if dated and len(gap) <= _DATED and _MORE.issuperset(gap[2:]) and _is_gapped(quantity):
        return True
    end = max(quantity.last, quantity.noun[1])
    if gap[1:] == [","] and _ends_list(quantity.sentence.lower, end) and _told(earlier, gap[0]):
        return True
    return gap[-3:-1] == ["and", "in"] and gap[-1][:3] in MONTH_STEMS and _is_gapped(quantity)


def _ends_list(lower: list[str], end: int) -> bool:
    """Whether a list goes on or ends at word `end`."""
    return lower[end : end + 1] == [] or lower[end] in _LIST_GOES_ON


def _told(earlier: Quantity, word: str) -> bool:
    """Whether the word after a figure tells what happened to those that it counts."""
    found = earlier.metric_found
    return earlier.sentence.text[found.start : found.end].lower() == word


def _is_gapped(quantity: Quantity) -> bool:
    """Whether a clause has no verb of its own: `and in May 344 boys from Kankara`."""
    end = max(quantity.last, quantity.noun[1])
    return quantity.sentence.lower[end : end + 1] in (["from"], ["in"], ["at"])


_DATED = 7  # words between two figures of a list by months
_MORE = frozenset(", and a an another additional further then".split())
_LIST_GOES_ON = frozenset((",", "and", ".", ";"))


def _are_spared(quantity: Quantity, earlier: Quantity) -> bool:
    """Whether those counted live, as told beside the dead: `found 12 bodies and two survivors`."""
    survivors = quantity.head >= 0 and quantity.sentence.lower[quantity.head] in ("survivor", "survivors")
    return survivors and earlier.metric == "killed"


_AND = frozenset(("and", ",", "plus", "while"))
_WHERE = frozenset("across along around at in inside near on outside throughout".split())
_THEM = frozenset(("them", "which", "whom"))
# After these a list goes on after a place or a time: `41 guards in the raids, along with two drivers`.
_GOING_ON = (["along", "with"], ["as", "well", "as"], ["including"], ["among", "them"], ["together", "with"])
_GAP = 14  # words
_PREDICATE = 10  # words of a predicate and what goes on after it


def _lists_on(gap: list[str]) -> bool:
    """Whether words between two figures end by going on with a list, and hold no verb."""
    if len(gap) > _GAP:
        return False
    if len(gap) <= _PREDICATE and any(gap[-len(joint) :] == joint for joint in _GOING_ON[:2]):
        return True  # "20 guards had been killed as well as two drivers"
    if any(word in VERBS or word in COPULAS for word in gap):
        return False
    if "including" in gap[:2] and len(gap) <= _GAP // 2:
        return True  # "six people including a woman and her four children"
    return any(gap[-len(joint) :] == joint for joint in _GOING_ON)


def goes_on(quantity: Quantity, antecedent: Quantity) -> bool:
    """`400 came and 200 have left`, `arrested 140 and released 90`, `lost 42 seats and kept 151 of 300`."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    if first and lower[first - 1] in _FREED and antecedent.metric in _TAKEN:
        return True
    if lower[max(0, first - 2) : first] in _IT_WAS or _are_lost(lower, first, antecedent):
        return True
    after = [*lower[last : last + 2], "", ""][:2]
    if antecedent.sentence is quantity.sentence and after[0] == "of" and after[1][:1].isdecimal():
        return True
    if antecedent.unit == PEOPLE and after[0].endswith("ed") and _opens_clause(lower, first):
        return True
    return after[0] in _AUXILIARIES or _ends_fronted(quantity, antecedent)


def _are_lost(lower: list[str], first: int, antecedent: Quantity) -> bool:
    """`The storm killed 90. Chad has buried 20, Mali has lost 12`."""
    return antecedent.metric == "killed" and lower[first - 1] in ("buried", "lost", "mourned")


def _opens_clause(lower: list[str], first: int) -> bool:
    """Whether a figure is the subject of its clause: `Twelve escaped`, `four were charged; two pleaded
    guilty`."""
    return not first or lower[first - 1] in _CLAUSE_OPENERS


def _ends_fronted(quantity: Quantity, whole: Quantity) -> bool:
    """`Of the 36 hospitals in the valley, 17 still work`: a part of the whole that the sentence begins
    with."""
    lower, comma = quantity.sentence.lower, quantity.first - 1
    if quantity.sentence is not whole.sentence or lower[comma] != "," or "," in lower[whole.last : comma]:
        return False
    return "of" in lower[max(0, whole.first - _FRONTED) : whole.first]


_IT_WAS = (["it", "was"], ["they", "were"], ["it", "is"])
_CLAUSE_OPENERS = frozenset((",", ";", ":", "and", "but", "while", "only"))
_FRONTED = 3  # words: "of the more than"
_FREED, _TAKEN = frozenset(("freed", "released", "charged")), frozenset(("detained", "abducted"))
_AUXILIARIES = frozenset("have has had were are was will would could can may might remain remained".split())


def changed_from(quantity: Quantity, before: Before) -> Quantity | None:
    """The figure that another one has become: `holds 11,000 minors in 90 shelters, up from 9,000`; None where
    the last one before may be it."""
    way = quantity.sentence.lower[max(0, quantity.first - 2) : quantity.first]
    low, counted = quantity.low, [it for it in before.earlier if it.unit not in ("percent", "country")]
    if way not in (["up", "from"], ["down", "from"]) or low is None or not counted:
        return None
    grown = way[0] == "up"
    became = [it for it in counted if it.low is not None and (it.low > low) == grown]
    if not became or counted[-1] is became[-1] or became[-1].sentence is not quantity.sentence:
        return None
    return became[-1]


def outgrows(quantity: Quantity, whole: Quantity) -> bool:
    """Whether a sentence begins with more than were hurt or taken before: `Two died. Hundreds blocked the
    road`."""
    most = whole.high if whole.high is not None else whole.low
    if quantity.first or quantity.qualifier is not Qualifier.ORDER or whole.metric not in FATES:
        return False
    return most is not None and quantity.low is not None and quantity.low > most


def other_things(quantity: Quantity, before: Before) -> Quantity | None:
    """The things that others are like: `58 drones fell; 52 others were lost`, `damaged 80 houses and razed 20
    others`."""
    last, lower, first = before.in_sentence(quantity), quantity.sentence.lower, quantity.first
    if last is None or lower[quantity.head] != "others" or last.unit in (PEOPLE, "percent"):
        return None
    after = lower[quantity.last :]
    wrecked = lower[first - 1] in _WRECKED or not _WRECKED.isdisjoint(after[:_WRECKING])
    like = wrecked or (last.metric == "weapons" and lower[first - 1] in GAP_OPENERS)
    harmed = lower[first - 1] not in _WRECKED and not _HARMED.isdisjoint(after[:_HARMING])
    return last if like and not harmed and last.unit not in ("family", "household") else None


_WRECKING, _HARMING = 5, 4  # words after others that tell what became of them
_WRECKED = frozenset(
    "burned burnt closed collapsed damaged damaging demolished destroyed destroying devastated flattened "
    "flooded flooding gutted inundated looted razed ruined sank submerged sunk toppled torched uprooted "
    "wrecked".split()
)
_HARMED = frozenset("killed dead died injured wounded hurt arrested detained missing fled".split())


_PARTITIVES = PARTITIVE_PRONOUNS | {"it"}
_OF_WHICH = (["of", "which"], ["of", "whom"])
_OF_THESE = tuple(["of", whom, ","] for whom in ("these", "those", "them", "which", "whom"))


def counts_part(quantity: Quantity) -> bool:
    """Whether `of which`, `of them` or the like stands after the figure."""
    lower, first = quantity.sentence.lower, quantity.first
    after = lower[quantity.last : quantity.last + 2]
    if lower[max(0, first - 2) : first] in _OF_WHICH or lower[max(0, first - 3) : first] in _OF_THESE:
        return True
    return len(after) == 2 and after[0] == "of" and after[1] in _PARTITIVES
