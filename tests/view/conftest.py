"""Rows for the tests of this folder, as the database gives them back."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial

import pytest

from claims.model import Basis, Qualifier, Status
from claims.store.rows import ClaimRow

_ROW = ClaimRow(
    claim_id="3fa9c1e0b2d4",
    metric="fighters",
    measure="stock",
    low=Decimal(14000),
    high=Decimal(18000),
    qualifier=Qualifier.RANGE,
    unit="people",
    per=None,
    counted="militants",
    subject="Islamic State",
    places=("Iraq", "Syria"),
    claimant="António Guterres",
    as_of="2019-02",
    as_of_start=None,
    as_of_end=None,
    as_of_basis=Basis.TEXT,
    status=Status.ASSERTED,
    confidence=0.9,
    review=None,
    decided=(),
    mentions=1,
    figure="between 14,000 and 18,000",
    start=116,
    quote="He said there were between 14,000 and 18,000 militants in both countries, and more on the way.",
    quote_start=97,
    document_id=1,
    doc="report",
    title="How many are left",
    source="RNZ",
    author=None,
    url="https://example.org/report",
    published="2019-03-24",
    published_basis="dateline",
    printings=1,
    sources="RNZ",
    urls="https://example.org/report",
)


@pytest.fixture(scope="session")
def claim_row() -> Callable[..., ClaimRow]:
    """Makes a claim row, some of its fields given by name."""
    return partial(replace, _ROW)
