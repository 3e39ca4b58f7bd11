"""The words of quantities, indexed: modifiers, units, currencies, rates."""

from decimal import Decimal

from claims.extract.figure.currency import Money, build_money
from claims.extract.figure.number_words import Words, build_words
from claims.extract.text.verbs import build_change_verbs
from claims.lexicon import Lexicon
from claims.lexicon.phrases import Phrases
from claims.model import Qualifier
from claims.record_type import record


@record
class Grammar:
    """The words of quantities, indexed."""

    words: Words
    before: Phrases[Qualifier]
    after: Phrases[Qualifier]
    units: Phrases[tuple[str, Decimal]]
    money: Money
    rates: dict[str, str]
    lone_rates: dict[str, str]
    rate_words: frozenset[str]  # a sentence without any of these tells no rate
    changes: frozenset[str]  # after these, "from X to Y" tells two figures, not a range


def build_grammar(lexicon: Lexicon) -> Grammar:
    """The words of quantities of a lexicon, indexed."""
    modifiers, money = lexicon.entries("modifier"), lexicon.entries("currency")
    units = [(word, (e["key"], Decimal(e["factor"]))) for e in lexicon.entries("unit") for word in e["words"]]
    units += [(word, (e["key"], Decimal(1))) for e in money for word in (*e["words"], e["key"])]
    rates = {word: e["key"] for e in lexicon.entries("rate") for word in e["words"]}
    lone_rates = {word: e["key"] for e in lexicon.entries("rate") for word in e["alone"]}
    return Grammar(
        words=lexicon.index(build_words),
        before=Phrases(
            ((w, Qualifier(e["qualifier"])) for e in modifiers for w in e["before"]), backwards=True
        ),
        after=Phrases((w, Qualifier(e["qualifier"])) for e in modifiers for w in e["after"]),
        units=Phrases(units),
        money=lexicon.index(build_money),
        rates=rates,
        lone_rates=lone_rates,
        rate_words=frozenset({**rates, **lone_rates, **_YEARLY}),
        changes=lexicon.index(build_change_verbs),
    )


_RATE_OPENERS = frozenset(("a", "an", "per", "each", "every", "/"))
_NO_RATE = frozenset(("after", "ago", "before", "earlier", "later", "of", "and"))


def rate_at(lower: list[str], i: int, grammar: Grammar) -> tuple[str, int] | None:
    """The rate whose words begin at word `i` (`a day`, `per week`, `monthly`), and the word after it."""
    n = len(lower)
    if i >= n:
        return None
    word = lower[i]
    if word in grammar.lone_rates:
        return grammar.lone_rates[word], i + 1
    if word in _RATE_OPENERS and i + 1 < n and lower[i + 1] in grammar.rates:
        if word in ("a", "an") and i + 2 < n and lower[i + 2] in _NO_RATE:
            return None  # "killed 20 a day after the truce" tells when, not how often
        return grammar.rates[lower[i + 1]], i + 2
    return None


_LATER = 8  # words after what is counted
_EACH = frozenset(("each", "every", "per"))
_ENDS = frozenset((".", ",", ";", ":", "(", ")", "and", "or", "but", "who", "which", "that", "when", "while"))


def rate_after(lower: list[str], i: int, grammar: Grammar) -> str | None:
    """The rate that the clause from word `i` tells: `300 people arrive on the island every day`, `600 are fed
    daily`."""
    for k in range(i, min(len(lower), i + _LATER)):
        word = lower[k]
        if word in _ENDS or (word[0].isdecimal() and lower[k + 1 : k + 2] != ["mm"]):
            return None  # but: 300 rounds of 152 mm shells per year
        if word in _EACH and k + 1 < len(lower) and lower[k + 1] in grammar.rates:
            return grammar.rates[lower[k + 1]]
        if word in grammar.lone_rates and (k + 1 == len(lower) or not lower[k + 1][0].isalpha()):
            return grammar.lone_rates[word]
    return None


# What flows: so much of it a day, a month, a year.
_FLOWS = frozenset(
    "admissions allowance arrests arrivals attacks average bill births budget capacity cases casualties "
    "consumption cost costs crossings deaths deliveries demand departures earnings exodus expenditure "
    "expenditures expenses exports fatalities fee fees imports income incomes infections inflow inflows "
    "intake losses output outlay pay payment payments pension procurement production profit profits quota "
    "rainfall rate receipts remittances rent revenue revenues royalties salaries salary sales savings "
    "shipments sorties spending stipend stipends subsidies subsidy takings throughput toll turnover value "
    "volume wage wages yield".split()
)
_YEARLY = {"annual": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day"}
_FLOWING = 4  # words from "annual" to what flows
_BACK = 16  # words from there to the figure
# What stands right before the figure that tells how much flows.
_LINKS = frozenset(
    "are at averaged averages averaging be been below dropped exceeded exceeds fell from hit include "
    "included includes is of reach reached reaching rose stands stood to totaled totaling totalled "
    "totalling was were worth".split()
)
_LISTS = frozenset("include included includes including".split())
_CLAUSES = frozenset(". ; : — – who which that when while but after because if although".split())
_BREAKS = _CLAUSES | {","}


def rate_before(lower: list[str], first: int) -> str | None:
    """The rate of the flow whose size the figure at word `first` tells: `annual production is 20`, `at a
    monthly rate of 20`, `daily deaths fell to 20`; also of the next in a list of what it includes."""
    if not first or not (lower[first - 1] in _LINKS or lower[first - 1] in _GOING_ON):
        return None
    goes_on = lower[first - 1] in _GOING_ON
    low = max(0, first - (_BACK if not goes_on else 2 * _BACK))
    at = next((k for k in range(first - 1, low - 1, -1) if lower[k] in _YEARLY), None)
    if at is None:
        return None
    flow = next((k for k in range(at + 1, min(first, at + 1 + _FLOWING)) if lower[k] in _FLOWS), None)
    if flow is None:
        return None
    between = lower[flow + 1 : first]
    if lower[first - 1] == "(":
        apart = _CLAUSES.isdisjoint(between)  # a salary of 2,000 roubles (20 dollars)
        return _YEARLY[lower[at]] if between[:1] == ["of"] and apart else None
    listed = not _LISTS.isdisjoint(between)
    if goes_on and not listed:
        return None
    whole = listed or (_BREAKS.isdisjoint(between) and not any(it[0].isdecimal() for it in between))
    return _YEARLY[lower[at]] if whole else None


_GOING_ON = frozenset((",", "and", "("))
