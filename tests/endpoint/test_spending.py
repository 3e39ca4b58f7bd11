"""What asking would take, before anything is asked."""

import pytest

from claims.endpoint.endpoint_settings import Endpoint
from claims.endpoint.spending import Spending, count_tokens, estimate
from claims.reader.reading_types import Prompt

FREE = Endpoint("http://127.0.0.1:9/v1", "m")


def test_tokens_are_counted_about() -> None:
    assert [count_tokens(it) for it in ("", "a", "four", "fives")] == [0, 1, 1, 2]


def test_an_estimate_counts_requests_tokens_and_cost(prompts: list[Prompt]) -> None:
    one, all_of_them = estimate(FREE, prompts[:1]), estimate(FREE, prompts, known=3)
    assert (one.requests, all_of_them.requests, all_of_them.known) == (1, len(prompts), 3)
    assert all_of_them.tokens_in == pytest.approx(len(prompts) * one.tokens_in, rel=0.01)
    assert one.cost is None
    priced = Endpoint("http://127.0.0.1:9/v1", "m", price_out=1_000_000)
    assert estimate(priced, prompts[:1]).cost == one.tokens_out


def test_it_is_told_in_a_line() -> None:
    assert str(Spending(1200, 34567, 890)) == "requests: 1,200; tokens: 34,567 in, 890 out"
    assert str(Spending(0, 0, 0, 7, 0.125)) == (
        "requests: 0 (answered before: 7); tokens: 0 in, 0 out; cost: 0.12"
    )
