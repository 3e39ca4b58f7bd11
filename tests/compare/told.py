"""Scenarios with the reading in the loop: short texts, compared, and told by the letters of their figures."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from claims.compare.assess import Assessment, assess
from claims.compare.entry.entry import Entry
from claims.compare.knowledge import load_world
from claims.compare.origin.near_duplicates import clusters, passage, sketch
from claims.compare.story.story_names import find_names
from claims.extract.claim import extract_claims
from claims.lexicon import load_lexicon
from claims.model import Claim, Document
from claims.store.schema.rule_numbers import rests_on_quote, written

TABLE = Path(__file__).with_name("scenarios.toml")
_TEXT = re.compile(r"(?P<source>.+?) (?P<published>\d{4}(?:-\d\d){0,2}|undated): (?P<words>.+)", re.DOTALL)
_FIGURE = re.compile(r"\{(\w) ([^}]+)\}")

Pairs = set[frozenset[str]]
Camps = frozenset[frozenset[str]]


class Told(NamedTuple):
    """What came of a scenario, by the letters of its figures."""

    assessment: Assessment
    figures: Mapping[str, Any]  # the figure of each letter, as comparing sees it
    origins: set[frozenset[str]]  # those of more than one figure
    unsure: Pairs
    disputes: set[Camps]
    doubtful: set[Camps]


def read_scenarios() -> list[dict[str, Any]]:
    """The scenarios of the table, in the order in which they stand."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return [scenario | {"point": point} for point, listed in table.items() for scenario in listed]


def tell(scenario: Mapping[str, Any]) -> Told:
    """Read the texts of a scenario and compare what they say."""
    entries, texts = [], {}
    for number, marked in enumerate(scenario["texts"]):
        document, letters = _document(marked, number)
        claims = extract_claims(document, load_lexicon())
        entries += [_entry(claim, document, letters, claims) for claim in claims]
        texts[document.id] = sketch(document.text)
    missing = set(re.findall(r"\{(\w) ", " ".join(scenario["texts"]))) - {it.id for it in entries}
    assert not missing, f"not read: {sorted(missing)}"
    found = assess(entries, load_world(load_lexicon()), texts=clusters(texts))
    return _told(found)


def _document(marked: str, number: int) -> tuple[Document, dict[int, str]]:
    """The text without its marks, and the letter of the figure that begins at each place."""
    match = _TEXT.fullmatch(marked)
    assert match, f"write it as `PUBLISHER DATE: words`: {marked}"
    letters, at, text = {}, 0, ""
    for figure in _FIGURE.finditer(match["words"]):
        text += match["words"][at : figure.start()]
        letters[len(text)] = figure[1]
        text, at = text + figure[2], figure.end()
    text += match["words"][at:]
    source, published = match["source"], None if match["published"] == "undated" else match["published"]
    return Document(f"text {number}", text, source=source, published=published), letters


def _entry(claim: Claim, document: Document, letters: Mapping[int, str], claims: Iterable[Claim]) -> Entry:
    names = {it.start: _letter(it, letters) or f"{document.id} {it.start}" for it in claims}
    fields = ("figure", "start", "low", "high", "qualifier", "unit", "metric", "per", "counted", "subject")
    more = ("places", "claimant", "as_of", "as_of_basis", "status", "change", "earlier", "scope", "event")
    quote = document.text[claim.quote_start : claim.quote_end]
    return Entry(
        id=names[claim.start],
        document=document.id,
        source=document.source,
        published=document.published,
        part_of=names.get(claim.part_of) if claim.part_of is not None else None,
        speaks_for=claim.speaks_for,
        place_hinted=_is_place_hinted(claim),
        sentence=quote,
        names=find_names(document.title, document.text, load_world(load_lexicon()).common.names),
        passage=passage(quote),
        confidence=claim.confidence,
        **{name: getattr(claim, name) for name in (*fields, *more)},
    )


def _is_place_hinted(claim: Claim) -> bool:
    """Whether the quote names no place of the claim, by the evidence as a database keeps it."""
    numbers = {(it.field, it.rule): number for number, it in enumerate(claim.evidence)}
    of_places = {str(number) for (field, _), number in numbers.items() if field == "places"}
    kept = written(claim.evidence, numbers, claim.quote_start)
    length = claim.quote_end - claim.quote_start
    return bool(claim.places) and not rests_on_quote(kept, of_places, length)


def _letter(claim: Claim, letters: Mapping[int, str]) -> str | None:
    """The letter of the mark that the claim's figure begins in, or that begins in it."""
    return next((letter for start, letter in letters.items() if claim.start <= start < claim.end), None) or (
        letters.get(claim.start)
    )


def _told(found: Assessment) -> Told:
    members = {it.id: _letters(f.entry.id for f in it.members) for it in found.estimates}
    owner = {f.entry.id: it.id for it in found.estimates for f in it.members}
    maybe = {frozenset((it.id, owner[other])) for it in found.estimates for other in it.perhaps}
    told: dict[bool, set[Camps]] = {True: set(), False: set()}
    for dispute in found.disputes:
        camps = (_letters(id_ for it in camp.estimates for id_ in _claims(it)) for camp in dispute.camps)
        told[dispute.sure].add(frozenset(camps))
    return Told(
        found,
        {f.entry.id: f for it in found.estimates for f in it.members},
        {letters for letters in members.values() if len(letters) > 1},
        {frozenset(a + b) for pair in maybe for a, b in [sorted(min(members[it]) for it in pair)]},
        told[True],
        told[False],
    )


def _claims(estimate: Any) -> Iterator[str]:
    return (part for figure in estimate.members for part in figure.entry.id.split("+"))


def _letters(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name for name in names if len(name) == 1)


def wanted_origins(scenario: Mapping[str, Any]) -> set[frozenset[str]]:
    """The origins of more than one figure that a scenario names."""
    return {frozenset(it.split()) for it in scenario.get("origins", ())}


def wanted_disputes(scenario: Mapping[str, Any], kind: str = "disputes") -> set[Camps]:
    """The disputes that a scenario names, sure ones or those of another kind."""
    return {frozenset(frozenset(camp.split()) for camp in it.split("|")) for it in scenario.get(kind, ())}


def pairs_of(origins: Iterable[frozenset[str]]) -> Pairs:
    """The pairs of figures that go back to one origin."""
    return {frozenset(pair) for it in origins for pair in combinations(sorted(it), 2)}
