"""Stored claims are put together family by family, whatever else is asked for beside them."""

from dataclasses import replace
from decimal import Decimal

from claims.compare.entry.entry import Entry
from claims.compare.knowledge import load_world
from claims.kept.entries.entry_rows import StoredEntries
from claims.kept.stored_assessment import assess_stored
from claims.lexicon import load_lexicon
from claims.model import Qualifier

_FULL = Entry(
    id="full",
    document="one",
    figure="512",
    start=0,
    low=Decimal(512),
    high=Decimal(512),
    qualifier=Qualifier.EXACT,
    unit="people",
    metric="fighters",
    subject="Islamic State",
    claimant="Karim Wadi",
    as_of="2018-03-01",
    published="2018-03-01",
)
_SHORT = replace(_FULL, id="short", document="two", claimant="Wadi", published="2018-03-02")
_NAMESAKE = replace(_FULL, id="other", document="three", subject="Taliban", claimant="Salim Wadi")


def test_a_last_name_means_who_has_it_among_those_who_speak_of_the_same_family() -> None:
    world = load_world(load_lexicon())
    for entries in ((_FULL, _SHORT), (_FULL, _SHORT, _NAMESAKE)):
        found = assess_stored(StoredEntries(entries, {}, {}, {}, ()), world)
        together = [{it.entry.id for it in estimate.members} for estimate in found.estimates]
        assert {"full", "short"} in together


def test_a_last_name_that_two_of_one_family_have_means_neither() -> None:
    both = (_FULL, _SHORT, replace(_NAMESAKE, subject="Islamic State", low=Decimal(9), high=Decimal(9)))
    found = assess_stored(StoredEntries(both, {}, {}, {}, ()), load_world(load_lexicon()))
    assert len(found.estimates) == 3
