"""What asking takes: requests, tokens, and what they cost where prices are given."""

from collections.abc import Iterable
from typing import NamedTuple

from claims.endpoint.endpoint_settings import Endpoint
from claims.reader.reading_types import Prompt

_LETTERS = 4  # of a token of English, about
_OF_A_FIGURE = 160  # tokens of an answer, about
_MILLION = 1_000_000


class Spending(NamedTuple):
    """What was asked, or would be."""

    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    known: int = 0  # answers that were given before: nothing is asked
    cost: float | None = None  # None: no prices are given

    def __str__(self) -> str:
        cost = "" if self.cost is None else f"; cost: {self.cost:,.2f}"
        known = f" (answered before: {self.known:,})" if self.known else ""
        tokens = f"{self.tokens_in:,} in, {self.tokens_out:,} out"
        return f"requests: {self.requests:,}{known}; tokens: {tokens}{cost}"


def count_tokens(text: str) -> int:
    """About how many tokens a text is, where no endpoint has counted them."""
    return -(-len(text) // _LETTERS)


def cost_of(endpoint: Endpoint, tokens_in: int, tokens_out: int) -> float | None:
    """What tokens cost; None where the endpoint has no prices."""
    if endpoint.price_in is None and endpoint.price_out is None:
        return None
    return (tokens_in * (endpoint.price_in or 0) + tokens_out * (endpoint.price_out or 0)) / _MILLION


def estimate(endpoint: Endpoint, prompts: Iterable[Prompt], known: int = 0) -> Spending:
    """About what asking these prompts would take: a prompt for each reading."""
    requests, sent, got = 0, 0, 0
    for prompt in prompts:
        requests += 1
        sent += count_tokens(prompt.system) + count_tokens(prompt.user)
        got += _OF_A_FIGURE * len(prompt.part.figures)
    return Spending(requests, sent, got, known, cost_of(endpoint, sent, got))
