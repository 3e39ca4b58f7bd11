"""People of whom a sentence tells nothing are those that the whole text is about, or those of whom it told
before: in a report on displacement `some 900 families are in the school` counts the displaced; `the 21
girls`, after 21 girls were kidnapped, the abducted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import takewhile

from claims.extract.figure.noun_class import PEOPLE, build_nouns
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.metric.figures_before import FATES
from claims.extract.text.event_words import build_events
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import DETERMINERS
from claims.lexicon.inflection import singular
from claims.record_type import record

_STATES = frozenset(("displaced", "refugees", "people_in_need"))  # what people may be throughout a text
_UNTOLD = frozenset(("other", "civilians"))
_ANYBODY = frozenset("person individual household family hh resident human soul".split())
_FEWEST, _SHARE = 3, 0.6  # figures of those whom a text is about, and their share among the like
_RULE = "metric.of-text"


def people_of_text(title: str, claims: Iterable[Quantity], lexicon: Lexicon) -> str | None:
    """The metric of the people of a text, by its title or by most of its figures; None: not one thing."""
    nouns = lexicon.index(build_nouns).metrics
    for word in title.lower().replace("’", "'").split():
        metric = nouns.get(singular(word.strip(".,:;!?\"'()")))
        if metric in ("displaced", "refugees"):
            return metric
    counts = Counter(claim.metric for claim in claims if claim.metric in _STATES)
    if not counts:
        return None
    ((metric, count),) = counts.most_common(1)
    return metric if count >= _FEWEST and count >= _SHARE * counts.total() else None


def people_of_tables(title: str, lexicon: Lexicon) -> str | None:
    """What happened to the people in the tables of a text, by its title: `Killed in the valley, update 3`."""
    victims = lexicon.index(build_events).victims
    words = [word.strip(".,:;!?\"'()") for word in title.lower().split()]
    found = (victims.before(words, end) for end in range(1, min(len(words), _OPENING) + 1))
    return next((it[0] for it in found if it and it[0] in FATES), None)


_OPENING = 4  # words of a title that say what its tables are lists of


def with_people_of_tables(quantities: list[Quantity], metric: str) -> list[Quantity]:
    """The quantities of a row of a table: its men and women, and their shares, as what the tables list."""
    row = quantities[0].sentence
    if row.text[row.start] != "|":
        return quantities
    return [_as(quantity, metric) if _is_anyone(quantity) else quantity for quantity in quantities]


def _is_anyone(quantity: Quantity) -> bool:
    """Whether a quantity of a table counts people of whom its heads tell nothing, or their share."""
    untold = quantity.refused is None and quantity.metric in _UNTOLD
    return untold and (quantity.named[1] or quantity.unit == "percent")


def with_people_of_text(quantities: list[Quantity], metric: str) -> list[Quantity]:
    """The quantities, those of whose people nothing is told as the people of the text; not those for whom
    others are there: `9,000 policemen for 11 million people`."""
    before = (None, *quantities)
    return [
        quantity if _are_served(quantity, by) else _told(quantity, metric)
        for by, quantity in zip(before, quantities, strict=False)
    ]


def _are_served(quantity: Quantity, by: Quantity | None) -> bool:
    """Whether `for` leads from people who are counted to those counted."""
    served = quantity.first > 0 and quantity.sentence.lower[quantity.first - 1] == "for"
    return served and by is not None and by.refused is None and by.unit == PEOPLE


def _told(quantity: Quantity, metric: str) -> Quantity:
    told = _is_untold(quantity) or (metric == "refugees" and _is_in_flight(quantity))
    return _as(quantity, metric) if told and quantity.refused is None else quantity


def _is_in_flight(quantity: Quantity) -> bool:
    """Whether people are only said to flee: in a text on refugees, out of their country."""
    found, text = quantity.metric_found, quantity.sentence.text
    told = text[found.start : found.end + _HOME].lower()
    flees = found.rule.startswith("event.") and told.startswith("fle") and " home" not in told
    return quantity.metric == "displaced" and flees


_HOME = 12  # characters after the verb: "their homes"


def _as(quantity: Quantity, metric: str) -> Quantity:
    found = quantity.metric_found
    told = Found(metric, _RULE, found.start, found.end)
    return quantity.with_metric(told, quantity.unit, quantity.counted, quantity.antecedent)


def _is_untold(quantity: Quantity) -> bool:
    """Whether a quantity counts people of whom its sentence tells nothing."""
    if quantity.metric not in _UNTOLD:
        return False
    if quantity.metric_found.rule == "metric.antecedent" and quantity.antecedent is not None:
        return _is_untold(quantity.antecedent)
    anybody = quantity.head >= 0 and singular(quantity.sentence.lower[quantity.head]) in _ANYBODY
    return anybody and quantity.unit != "percent" and quantity.metric_found.rule == "metric.noun"


def is_about_data(text: str) -> bool:
    """Whether a text, in small letters, is about data that somebody got at."""
    return sum(text.count(phrase) for phrase in _OF_DATA) >= _OFTEN


def with_data_of_people(quantities: list[Quantity], *, throughout: bool) -> list[Quantity]:
    """The quantities, those of people whose data somebody got at as no people in need: `a breach that affects
    900 customers`; `throughout`: the whole text is about that."""
    return [_as(it, "other") if _is_of_data(it, throughout=throughout) else it for it in quantities]


def _is_of_data(quantity: Quantity, *, throughout: bool) -> bool:
    """Whether people are affected by what was done to data."""
    listed = throughout and quantity.metric_found.rule == "metric.list"
    if quantity.metric != "people_in_need" or (not listed and _AFFECTED.isdisjoint(_words_of(quantity))):
        return False
    lower = quantity.sentence.lower
    return (throughout or not _BREACHES.isdisjoint(lower)) and _DISASTERS.isdisjoint(lower)


def with_parted_families(quantities: list[Quantity]) -> list[Quantity]:
    """The quantities, those of children who are taken from their parents, or brought back to them, as what
    they are: nobody says that they are held."""
    return [_as(it, _of_kin(it)) if _is_parted(it) else it for it in quantities]


def _is_parted(quantity: Quantity) -> bool:
    """`2,000 kids were taken away from their mothers`, `522 had been reunited with their parents`."""
    if quantity.unit != PEOPLE or quantity.metric not in _PARTED_AS or quantity.refused is not None:
        return False
    lower, end = quantity.sentence.lower, max(quantity.last, quantity.noun[1])
    near = list(takewhile(lambda word: word not in _AND, lower[end : end + _PARTING]))
    if "reunited" in near:
        return True
    kin = next((k for k, word in enumerate(near) if word in _KIN), 0)
    return kin > 1 and "from" in near[max(0, kin - 2) : kin] and not _TAKEN_FROM.isdisjoint(near[:kin])


def _of_kin(quantity: Quantity) -> str:
    """What the noun says that they are; else family."""
    return quantity.named[0] or "civilians"


_PARTED_AS = frozenset(("abducted", "detained", "displaced", "returnees"))
_PARTING = 9  # words after those counted
_AND = frozenset((";", ":", "and", "but"))
_KIN = frozenset("families family father fathers mother mothers parent parents relatives".split())
_TAKEN_FROM = frozenset("removed ripped separated snatched split taken torn".split())
_AFFECTED = frozenset("affect affected affecting affects".split())
_OF_DATA = (
    "breach",
    "hack",
    "cyberattack",
    "cyber attack",
    "ransomware",
    "personal data",
    "personal information",
)
_OFTEN = 3  # mentions in a text
_BREACHES = frozenset(
    "breach breaches cyberattack cyberattacks cyber-attack hack hacked hackers hacking malware "
    "ransomware".split()
)
_DISASTERS = frozenset(
    "canal cyclone dam dike drought dyke earthquake embankment famine flood floods hurricane levee river "
    "storm".split()
)

_Bounds = tuple[Decimal | None, Decimal | None]


@record
class Fates:
    """What a text tells that somebody did to people: to how many, and what."""

    of_number: dict[_Bounds, frozenset[str]]
    first: dict[_Bounds, int]  # where the first figure with these bounds and a fate ends
    taken: frozenset[str]  # what was done to those that may be freed: abducted, detained


def fates_of_text(claims: Sequence[Quantity]) -> Fates:
    """The fates of people that the claims of a text tell."""
    of_number: dict[_Bounds, frozenset[str]] = {}
    first: dict[_Bounds, int] = {}
    taken: set[str] = set()
    for claim in claims:
        if claim.unit != PEOPLE or claim.metric not in FATES or _is_release(claim):
            continue
        if claim.metric in _TAKEN and _MISSING.isdisjoint(_words_of(claim)):
            taken.add(claim.metric)
        bounds = claim.low, claim.high
        of_number[bounds] = of_number.get(bounds, frozenset()) | {claim.metric}
        first.setdefault(bounds, claim.end)
    return Fates(of_number, first, frozenset(taken))


def with_fates_of_text(quantities: list[Quantity], fates: Fates) -> list[Quantity]:
    """The quantities, those of people to whom something was done elsewhere in the text as what that is."""
    return [_with_fate(quantity, fates) for quantity in quantities]


def _with_fate(quantity: Quantity, fates: Fates) -> Quantity:
    if quantity.refused is not None or quantity.unit != PEOPLE or quantity.named[0] in _ARMED:
        return quantity
    if _is_release(quantity):
        freed = fates.taken == {"abducted"} and not _are_convicts(quantity)
        return _as(quantity, "abducted") if freed else quantity
    told = _told_before(quantity, fates) or _told_of_rest(quantity, fates)
    comes_back = quantity.metric == "returnees" and told == "abducted"
    if told is None or not (comes_back or _is_bare(quantity)):
        return quantity
    return _as(quantity, told) if _points_back(quantity) else quantity


def _told_before(quantity: Quantity, fates: Fates) -> str | None:
    """The one fate of as many people that the text told before."""
    if quantity.low is None or quantity.low < _FEW:
        return None
    bounds = quantity.low, quantity.high
    told = fates.of_number.get(bounds, frozenset())
    one = next(iter(told)) if len(told) == 1 else None
    if one == "detained" and singular(quantity.sentence.lower[quantity.head]) in _ANY_MEN:
        return None  # what they did before
    return one if one and fates.first[bounds] < quantity.start else None


def _told_of_rest(quantity: Quantity, fates: Fates) -> str | None:
    """`the remaining 12 girls`, `the 12 remaining girls`: in a text on people who were abducted."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    rest = lower[max(0, first - 2) : first] == ["the", "remaining"]
    rest = rest or (first > 0 and lower[first - 1 : first] + lower[last : last + 1] == ["the", "remaining"])
    return "abducted" if rest and fates.taken == {"abducted"} else None


_TAKEN = frozenset(("abducted", "detained"))
_ARMED = frozenset(("fighters", "troops", "foreign_fighters"))
_FEW = 3  # two men may be any two
_MISSING = frozenset("missing unaccounted vanished disappeared".split())
_ANY_MEN = frozenset("boy individual male man person teen teenager youth".split())
_NO_VICTIMS = frozenset(
    "assailant attacker bomber defendant gunman hijacker kidnapper shooter suspect officer official".split()
)


def _is_bare(quantity: Quantity) -> bool:
    """Whether only their noun tells what people are: anybody, or victims of something."""
    if quantity.metric_found.rule != "metric.noun" or quantity.metric not in _UNTOLD:
        return False
    return quantity.head >= 0 and singular(quantity.sentence.lower[quantity.head]) not in _NO_VICTIMS


def _points_back(quantity: Quantity) -> bool:
    """`the 21 girls`, `all 21 girls`, `21 of our girls`: those of whom the text told."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    if first and lower[first - 1] in _THE:
        return True
    return lower[last : last + 1] == ["of"] and lower[last + 1 : last + 2] != [] and lower[last + 1] in _OURS


_THE = frozenset("all remaining the these those".split())
_OURS = (DETERMINERS | {"my", "our", "your"}) - {"a", "an"}


def _is_release(quantity: Quantity) -> bool:
    """Whether people are only said to be free again, or to have been captive: of prisoners or of hostages."""
    if quantity.metric != "detained":
        return False
    words = _words_of(quantity)
    held = quantity.named[0] == "civilians" and not _HELD.isdisjoint(words)
    held = held and singular(quantity.sentence.lower[quantity.head]) not in _ANY_MEN
    return held or not _FREED.isdisjoint(words)


def _words_of(quantity: Quantity) -> list[str]:
    """The words that tell the metric of a quantity."""
    found = quantity.metric_found
    return quantity.sentence.text[found.start : found.end].lower().split()


_HELD = frozenset("captured capture captures capturing held".split())  # girls, by whoever abducted others

_FREED = frozenset(
    "free freed freeing frees freedom release released releases releasing captive captives captivity "
    "liberate liberated liberation".split()
)
_CONVICTS = frozenset(
    "convict detainee fighter inmate insurgent jihadi jihadist militant prisoner rebel suspect "
    "terrorist".split()
)


def _are_convicts(quantity: Quantity) -> bool:
    """Whether the noun of those freed says that the law or an army held them: prisoners, militants."""
    first, last = quantity.noun
    return any(singular(word) in _CONVICTS for word in quantity.sentence.lower[first:last])
