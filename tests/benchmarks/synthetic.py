"""Claims as a newsroom's archive would hold them, any number of them, the same ones each time.

What is true of a metric, subject and place drifts with the years, or happens on a day. A few claimants speak
about each, with a bias of their own; what one says is printed by a few papers, at once or weeks later, now
and then without the claimant. Subjects, places and papers follow Zipf's law, as names in news do.
"""

import math
import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from claims.compare.entry.entry import Entry
from claims.model import Basis, Change, Qualifier, Scope, Status

COUNTRIES = tuple(f"Country {number}" for number in range(40))
TOWNS = {f"Town {number}": COUNTRIES[number % 40] for number in range(2000)}
SUBJECTS = ("Islamic State", *(f"Group {number}" for number in range(300)))
CLAIMANTS = tuple(f"Claimant {number}" for number in range(400))
PAPERS = tuple(f"Paper {number}" for number in range(1200))
# metric, whether it is a stock, unit, what is counted, the number of a typical figure
METRICS = (
    ("fighters", True, "people", "fighters", 20_000),
    ("troops", True, "people", "soldiers", 8_000),
    ("displaced", True, "people", "people", 300_000),
    ("detained", True, "people", "people", 900),
    ("territory", True, "km2", "territory", 40_000),
    ("killed", False, "people", "people", 40),
    ("injured", False, "people", "people", 60),
    ("attacks", False, "attack", "attacks", 20),
    ("money", False, "USD", "revenue", 5_000_000),
)
_TOWN_NAMES = tuple(TOWNS)
_FIRST, _DAYS = date(2010, 1, 1), 15 * 365


def make_entries(number: int, seed: int = 0) -> Iterator[Entry]:
    """`number` claims, in no order."""
    chance = random.Random(seed)
    made = 0
    while made < number:
        for entry in _tell(chance, made):
            if made == number:
                return
            yield entry
            made += 1


def _zipf(chance: random.Random, names: tuple[str, ...]) -> str:
    return names[min(int(chance.paretovariate(0.9)) - 1, len(names) - 1)]


def _tell(chance: random.Random, made: int) -> Iterator[Entry]:
    """All claims that come of what a few claimants say about one thing."""
    metric, stock, unit, counted, usual = METRICS[min(int(chance.expovariate(0.4)), len(METRICS) - 1)]
    day = _FIRST + timedelta(days=int(_DAYS * chance.random()))
    town = chance.choice(_TOWN_NAMES) if not stock or chance.random() < 0.3 else None
    country = TOWNS[town] if town else _zipf(chance, COUNTRIES)
    subject = _zipf(chance, SUBJECTS) if stock or chance.random() < 0.2 else None
    about = random.Random(f"{metric}{subject}{town or country}{None if stock else day}")
    share = 0.05 if stock and town else 1
    truth = (
        share
        * usual
        * about.lognormvariate(0, 1)
        * (1 + 0.5 * math.sin(about.random() * 6 + day.toordinal() / 700))
    )
    pool = [_zipf(about, CLAIMANTS) for _ in range(about.choice((2, 3, 5, 8, 12)))]
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        claimant = chance.choice(pool)
        bias = random.Random(f"{claimant}{metric}{subject}").lognormvariate(0, 0.12)
        wild = 1 + (chance.random() < 0.05)
        low, high, qualifier = _estimate(chance, max(2, round(truth * bias * wild)))
        for copy in range(min(int(chance.paretovariate(1.1)), 40)):
            number = made * 400 + chance.randrange(10**9)
            printed = day + timedelta(days=min(int(chance.expovariate(0.4)), 60))
            basis = Basis.TEXT if chance.random() < 0.6 else Basis.PUBLICATION
            yield Entry(
                id=f"{number:012x}-{copy}",
                document=f"d{number:x}",
                figure="figure",
                start=chance.randrange(5000),
                low=low,
                high=high,
                qualifier=qualifier,
                unit=unit,
                metric=metric,
                counted=counted,
                subject=subject,
                places=(town or country,),
                claimant=claimant if chance.random() < 0.75 else None,
                as_of=(day if basis is Basis.TEXT else printed).isoformat(),
                as_of_basis=basis,
                status=Status.DISPUTED if chance.random() < 0.02 else Status.ASSERTED,
                source=_zipf(chance, PAPERS),
                published=printed.isoformat(),
                **_bearings(random.Random(number)),
            )


def _bearings(chance: random.Random) -> dict[str, Any]:
    """How a figure bears on others of its text: most tell nothing of it."""
    return {
        "change": chance.choice((None,) * 40 + tuple(Change)),
        "earlier": chance.random() < 0.02,
        "scope": chance.choice((None,) * 60 + tuple(Scope)),
    }


def _estimate(chance: random.Random, truth: int) -> tuple[Decimal | None, Decimal | None, Qualifier]:
    """What a claimant makes of the truth, in the qualifiers that news uses, as often as it does."""
    digits = max(0, len(str(truth)) - 2)
    seen = Decimal(round(truth, -digits))
    kind = chance.random()
    if kind < 0.4:
        return seen, seen, Qualifier.EXACT
    if kind < 0.6:
        return seen, seen, Qualifier.APPROXIMATE
    if kind < 0.8:
        return seen, None, Qualifier.AT_LEAST
    if kind < 0.9:
        return None, seen, Qualifier.AT_MOST
    return seen, (seen * Decimal("1.3")).to_integral_value(), Qualifier.RANGE
