"""Read claims back: a `Query` in, frozen rows out.

Everything is read through the plural views, with Core selects only, so that a command starts at once.
"""

from dataclasses import dataclass

from sqlalchemy import Connection

from claims.store.rows import (
    ClaimDetail,
    ClaimRow,
    DecisionRow,
    DocumentHit,
    DocumentRow,
    MetricRow,
    NameRow,
    SourceRow,
)


@dataclass(frozen=True, slots=True)
class Query:
    """Which claims are asked for; `None` asks for all. Names are compared exactly as they are stored.

    `since` and `until` are ISO 8601 prefixes (2018, 2018-07, 2018-07-31): claims whose as-of time meets
    the days between them.
    """

    metric: str | None = None
    subject: str | None = None
    place: str | None = None
    claimant: str | None = None
    source: str | None = None
    since: str | None = None
    until: str | None = None
    status: str | None = None
    limit: int | None = None


def find_claims(connection: Connection, query: Query) -> list[ClaimRow]:
    """The claims asked for, by subject and places, newest as-of first within them."""
    raise NotImplementedError


def find_claim(connection: Connection, claim_id: str) -> ClaimDetail:
    """The one claim whose id begins with `claim_id`. Raises UsageError when none or several do."""
    raise NotImplementedError


def search_claims(connection: Connection, words: str, limit: int = 50) -> list[ClaimRow]:
    """Claims whose quote holds all of `words`, best match first; "a phrase" in double quotes is kept together."""
    raise NotImplementedError


def search_documents(connection: Connection, words: str, limit: int = 20) -> list[DocumentHit]:
    """Documents whose title or text holds all of `words`, best match first."""
    raise NotImplementedError


def list_metrics(connection: Connection) -> list[MetricRow]:
    """The metrics that claims stand on, most claims first."""
    raise NotImplementedError


def list_sources(connection: Connection) -> list[SourceRow]:
    """The publishers, most claims first."""
    raise NotImplementedError


def list_documents(connection: Connection, source: str | None = None, limit: int | None = None) -> list[DocumentRow]:
    """The documents, newest published first; superseded versions stand behind the newest ones."""
    raise NotImplementedError


def list_subjects(connection: Connection, metric: str | None = None) -> list[NameRow]:
    """The subjects that claims name, most claims first."""
    raise NotImplementedError


def list_places(connection: Connection, metric: str | None = None) -> list[NameRow]:
    """The places that claims name, most claims first."""
    raise NotImplementedError


def list_claimants(connection: Connection, metric: str | None = None) -> list[NameRow]:
    """The claimants that claims name, most claims first."""
    raise NotImplementedError


def list_orphans(connection: Connection) -> list[DecisionRow]:
    """The live decisions whose words the newest run did not find, oldest first."""
    raise NotImplementedError
