"""News as an archive holds it, any number of documents, the same ones each time, to be read by the program.

Something is so, or happens: people are killed in a town on a day, fighters stand in a country, families flee
from a province. A few of those who speak about it give a figure of their own, now and then a corrected one;
papers print what they hear, agencies' texts are printed again word for word or with another first line, and
every paper has an address for each. Places, groups and papers follow Zipf's law, as names in news do.

`records(number)` gives document records as `claims ingest` reads them from a file of JSON lines.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

_FIRST, _DAYS = date(2012, 1, 1), 12 * 365
_LEXICON = Path(__file__).parents[2] / "src" / "claims" / "lexicon" / "data"


def _read_towns() -> dict[str, list[str]]:
    """The towns of each country that has several, the country with most of them first."""
    countries = dict(it[:2] for it in _rows("countries.tsv"))
    towns: dict[str, list[str]] = defaultdict(list)
    for name, _, region, _ in _rows("cities.tsv"):
        towns[countries.get(region.partition(".")[0], "")].append(name)
    several = {country: listed for country, listed in towns.items() if country and len(listed) > 2}
    return dict(sorted(several.items(), key=lambda it: -len(it[1])))


def _rows(name: str) -> Iterator[list[str]]:
    lines = (_LEXICON / name).read_text("utf-8").splitlines()
    return (line.split("\t") for line in lines if line and not line.startswith("#"))


_TOWNS = _read_towns()
_COUNTRIES = tuple(_TOWNS)
_GROUPS = (
    "Islamic State", "the Taliban", "Boko Haram", "al-Shabaab", "al-Qaeda", "Hezbollah", "the Houthis",
    "the Kurdistan Workers' Party", "the Lord's Resistance Army", "the Syrian Democratic Forces", "Hamas",
)  # fmt: skip
_SPEAKERS = (
    "the United Nations", "the Red Cross", "Human Rights Watch", "Amnesty International", "the Pentagon",
    "the interior ministry", "the health ministry", "local officials", "the mayor", "a hospital spokesman",
    "the Norwegian Refugee Council", "the governor", "aid workers", "the army", "the police",
)  # fmt: skip
_KINDS = ("Herald", "Courier", "Gazette", "Observer", "Chronicle", "Mail")
_HOMES = ("Harbour", "Northfield", "Westgate", "Millbrook", "Eastham", "Lakeside")
_PAPERS = tuple(f"{home} {kind}" for kind in _KINDS for home in _HOMES)
_HARM = ("killed", "injured", "abducted", "arrested")
_CAUSES = ("a car bomb", "shelling", "an air strike", "a raid", "an ambush", "flooding", "clashes")
_FILLERS = (
    "Roads into the area stayed closed for most of the morning, and telephones did not work.",
    "Shops opened again in the afternoon, while families waited for news at the gates.",
    "Nobody could be reached at the ministry after office hours.",
    "It was not clear who would pay for the repairs, or when they might begin.",
    "Talks between the two sides are to go on next week in another city.",
)


class Told(NamedTuple):
    """One text before it is printed."""

    title: str
    lines: tuple[str, ...]
    day: date


def records(number: int, seed: int = 0) -> Iterator[dict[str, str]]:
    """`number` document records: text, source, title, url and published."""
    chance = random.Random(seed)
    made = 0
    while made < number:
        for record in _printed(chance, _tell(chance)):
            if made == number:
                return
            yield record | {"url": f"https://papers.example/{seed}/{made}"}
            made += 1


def _printed(chance: random.Random, told: Sequence[Told]) -> Iterator[dict[str, str]]:
    """The texts as papers print them: most once, some in several papers, some of those with another line."""
    for text in told:
        body = "\n\n".join(text.lines)
        for copy in range(min(int(chance.paretovariate(2.2)), 12)):
            own = f"{_zipf(chance, _PAPERS)} has seen the report." if copy and chance.random() < 0.5 else ""
            yield {
                "text": f"{text.title}\n\n{body}" + (f"\n\n{own}" if own else ""),
                "title": text.title,
                "source": _zipf(chance, _PAPERS),
                "published": (text.day + timedelta(days=copy // 3)).isoformat(),
            }


def _tell(chance: random.Random) -> list[Told]:
    """What is written of one thing."""
    day = _FIRST + timedelta(days=chance.randrange(_DAYS))
    country = _zipf(chance, _COUNTRIES)
    tellers = (_attack, _attack, _standing, _flight)
    return chance.choice(tellers)(chance, country, day)


def _attack(chance: random.Random, country: str, day: date) -> list[Told]:
    """An attack on a day, with a toll that grows as the days go by."""
    town, harm, cause = chance.choice(_TOWNS[country]), chance.choice(_HARM), chance.choice(_CAUSES)
    toll, hurt = _number(chance, 12), _number(chance, 25)
    found = []
    for later in range(chance.choice((1, 1, 2, 3))):
        speaker, other = chance.sample(_SPEAKERS, 2)
        toll += chance.choice((0, 0, 1, 3))
        lines = (
            f"At least {toll} people were {harm} on {_date(day)} in {cause} in {town}, {country}, "
            f"{speaker} said.",
            f"{_first(other)} put the number of people {harm} in {town} at "
            f"{toll + chance.choice((0, 0, 2, 9))}, and said that {hurt} others were wounded.",
            chance.choice(_FILLERS),
            f"In {day.year} so far, {toll * chance.randrange(20, 90):,} people have been {harm} in "
            f"{country}, according to {speaker}.",
        )
        found.append(Told(f"{toll} {harm} in {town}", lines, day + timedelta(days=later)))
    return found


def _standing(chance: random.Random, country: str, day: date) -> list[Told]:
    """How many fighters a group has in a country, as several say it."""
    group = _zipf(chance, _GROUPS)
    truth = random.Random(f"{group}{country}{day.year}").randrange(8, 400) * 100
    found = []
    for _ in range(chance.choice((1, 1, 2, 3))):
        speaker, other = chance.sample(_SPEAKERS, 2)
        low, foreign = int(truth * chance.uniform(0.7, 1.3)) // 100 * 100, chance.randrange(3, 30) * 10
        lines = (
            f"{_first(speaker)} estimated on {_date(day)} that {group} had between {low:,} and "
            f"{low + 2000:,} fighters in {country}, including up to {foreign:,} foreigners.",
            chance.choice(_FILLERS),
            f"{_first(other)} said that {group} had about {truth // 1000 * 1000 or 900:,} fighters there.",
        )
        found.append(Told(f"How strong {group} still is in {country}", lines, day))
        day += timedelta(days=chance.randrange(20))
    return found


def _flight(chance: random.Random, country: str, day: date) -> list[Told]:
    """How many had to flee from a town, and how many need help."""
    town, speaker = chance.choice(_TOWNS[country]), chance.choice(_SPEAKERS)
    fled, homes = _number(chance, 9) * 500, _number(chance, 40)
    lines = (
        f"Some {fled:,} people have fled their homes in {town} since {_date(day - timedelta(days=20))}, "
        f"{speaker} said on {_date(day)}.",
        f"More than {homes:,} houses were destroyed, and {fled // 3:,} children need food.",
        chance.choice(_FILLERS),
        f"{fled * 12:,} people were displaced across {country} at the end of {day.year - 1}.",
    )
    return [Told(f"Thousands leave {town}", lines, day)]


def _zipf(chance: random.Random, names: Sequence[str]) -> str:
    return chance.choices(names, cum_weights=_weights(len(names)))[0]


@cache
def _weights(number: int) -> tuple[float, ...]:
    return tuple(accumulate(1 / rank for rank in range(1, number + 1)))


def _number(chance: random.Random, usual: int) -> int:
    return max(2, round(usual * chance.lognormvariate(0, 0.8)))


def _date(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _first(name: str) -> str:
    return name[0].upper() + name[1:]
