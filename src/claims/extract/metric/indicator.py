"""What a share is of where its own name or the words before its verb tell it: `a 5% tariff`, `the death rate
fell to 4 percent`, `its territory shrank by 23 percent`."""

from claims.extract.figure.noun_class import Nouns, at_noun
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.metric.measured import follow_deaths
from claims.lexicon.inflection import singular

_SHRINKING = frozenset(
    ("population", "money", "killed", "injured", "refugees", "displaced", "attacks", "abducted", "detained")
)
# Nouns of what shares are given of, and their metrics.
WHOLES = {
    "territory": "territory",
    "land": "territory",
    "caliphate": "territory",
    "army": "troops",
    "military": "troops",
    "appeal": "money",
    "budget": "money",
    "funding": "money",
    "share": "money",
    "stock": "money",
    "sale": "money",
    "investment": "money",
    "holding": "money",
    "export": "money",
    "import": "money",
    **dict.fromkeys(
        "dollar euro yen pound sterling yuan peso ruble rouble rupee franc currency index dow nasdaq kospi "
        "nikkei ftse hang-seng return yield dividend bond coupon turnover rate".split(),
        "money",
    ),
}
_RATIOS = frozenset(("rate", "ratio"))
_OTHER_RATES = (
    "attack birth coverage dropout enrolment enrollment fertility immunisation immunization infection "
    "literacy malnutrition occupancy participation positivity poverty recovery unemployment vaccination "
    "wasting"
)
_RATES = dict.fromkeys(("fatality", "mortality", "death"), "killed") | dict.fromkeys(
    _OTHER_RATES.split(), "other"
)
# What is measured in percent by itself, though it is of sums: growth, a duty on goods.
_INDICATORS = frozenset(
    "economy employment gdp growth inflation joblessness output poverty productivity tariff turnout "
    "unemployment".split()
)
# Rates of money, and words before "rate" that do not say what it is of.
_OF_MONEY = frozenset(
    "bank borrowing cash deposit discount exchange funds interest lending loan mortgage pay refinancing repo "
    "savings wage".split()
)
_OF_NOTHING = frozenset(
    "a an annual annualised annualized at average current daily high low monthly normal quarterly record "
    "same the usual weekly yearly".split()
)


def _of_indicator(lower: list[str], i: int) -> str | None:
    """What a rate, or growth, at word `i` is of: `the unemployment rate`, `revenue growth`; None where words
    before it tell, as in `wages grew at an annual rate of 3%`."""
    of = lower[i - 1] if i else ""
    if singular(lower[i]) in _RATIOS:
        if of in _OF_MONEY:
            return "money"
        return None if of in _OF_NOTHING else _RATES.get(of, "other")
    if singular(lower[i]) == "growth" and (singular(of) in WHOLES or of in _EARNED):
        return "money"
    return "other"


def find_named_share(quantity: Quantity) -> Found | None:
    """What a share is that names itself: `a 5% tariff`, `a 7 percent growth rate`; not 5% of GDP."""
    lower, last = quantity.sentence.lower, quantity.last
    word = singular(lower[quantity.head])
    if lower[last : last + 1] in (["of"], ["the"]) or not (word in _RATIOS or word in _INDICATORS):
        return None
    return at_noun(quantity, _of_indicator(lower, quantity.head) or "other", "metric.share")


_EARNED = frozenset("earnings income pay price profit revenue salary spending wage".split())


def find_shrinking(quantity: Quantity, nouns: Nouns) -> Found | None:
    """`its territory shrank by 23 percent`, `prices rose 4 percent`: the whole stands before the verb."""
    sentence = quantity.sentence
    for i in range(quantity.first - 1, max(-1, quantity.first - 16), -1):
        word = singular(sentence.lower[i])
        if word in _RATIOS or word in _INDICATORS:
            if of := _of_indicator(sentence.lower, i):
                return Found(of, "metric.share-before", sentence.starts[i], sentence.ends[i])
            continue
        metric = WHOLES.get(word) or nouns.metrics.get(word)
        if metric == "injured" and follow_deaths(sentence.lower, i, nouns):
            metric = "killed"
        if word == "share" and (sentence.lower[i + 1 : i + 2] == ["of"] or sentence.lower[i - 1] in _SHARERS):
            continue  # the share of jobs fell to 5 percent; those who share a room
        if metric in _SHRINKING or word in WHOLES:
            return Found(metric, "metric.share-before", sentence.starts[i], sentence.ends[i])
    return None


_SHARERS = frozenset("and or often must that they to we who".split())
