"""What a person decides on a claim: accept it, reject it, correct it, say what it goes back to, and take that
back."""

import getpass
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, TypedDict, Unpack

from sqlalchemy import Connection

from claims.api.connected import Connected
from claims.api.rows import Rows
from claims.errors import UsageError
from claims.store.decided.edited_values import write_value
from claims.store.mentions import list_decisions
from claims.store.read import find_claim
from claims.store.rows import DecisionRow
from claims.view.export import Row

HISTORY_COLUMNS = (
    "decision", "decided", "who", "kind", "claim_id", "field", "value", "why", "holds", "figure", "quote",
)  # fmt: skip

_ID = 12  # digits of a claim's id

Bound = int | float | Decimal | str | None


class Corrections(TypedDict, total=False):
    """The fields of a claim that can be corrected, as the annotation guide defines them.

    `None`: the text does not say. A bound may be a text: "14,000"."""

    low: Bound
    high: Bound
    qualifier: str
    unit: str
    per: str | None
    metric: str
    counted: str | None
    subject: str | None
    places: Sequence[str]
    claimant: str | None
    as_of: str | None
    as_of_basis: str
    status: str


class Decisions(Connected):
    """What people decide. Nothing is ever changed or deleted: decisions are kept beside what was read, and
    hold over every later reading of the document.

    A claim is named by its id, or the first digits of it. `who` decides is the user of this computer if not
    given; `note` says why. All return the numbers of the decisions, one for each place where the claim
    stands (and, of an edit, for each field). All raise UsageError for a claim that is not there, and for a
    value that a field cannot have; StoreError where the database cannot be written.
    """

    def accept(self, claim_id: str, *, note: str | None = None, who: str | None = None) -> list[int]:
        """Say that a claim is right as it stands, also one that was rejected."""
        from claims.store.decided import decisions

        with self._writing() as connection:
            return decisions.accept(connection, claim_id, _name(who), note)

    def reject(self, claim_id: str, *, note: str | None = None, who: str | None = None) -> list[int]:
        """Say that a claim is none: it is left out everywhere from now on."""
        from claims.store.decided import decisions

        with self._writing() as connection:
            return decisions.reject(connection, claim_id, _name(who), note)

    def edit(
        self,
        claim_id: str,
        *,
        note: str | None = None,
        who: str | None = None,
        **corrections: Unpack[Corrections],
    ) -> list[int]:
        """Put right what was read: `db.edit("3fa9c1e", claimant="United Nations", high=5000)`.

        A bound that is not given stays as it is.
        """
        from claims.store.decided import decisions

        changes: dict[str, Any] = {**corrections}
        with self._writing() as connection:
            if "low" in changes or "high" in changes:
                claim = find_claim(connection, claim_id).claim
                low, high = changes.pop("low", claim.low), changes.pop("high", claim.high)
                changes = {"bounds": (_bound(low), _bound(high)), **changes}
            return decisions.edit(connection, claim_id, changes, _name(who), note)

    def link(
        self, claim_id: str, other: str, *, note: str | None = None, who: str | None = None
    ) -> list[int]:
        """Say that two claims go back to one origin: they are one estimate, whatever is read of them.

        Raises UsageError also where they are on metrics or subjects that are never compared.
        """
        return self._relate(claim_id, other, note, who, same=True)

    def unlink(
        self, claim_id: str, other: str, *, note: str | None = None, who: str | None = None
    ) -> list[int]:
        """Say that two claims do not go back to one origin. The later decision on a pair counts."""
        return self._relate(claim_id, other, note, who, same=False)

    def _relate(
        self, claim_id: str, other: str, note: str | None, who: str | None, *, same: bool
    ) -> list[int]:
        from claims.store.decided import decisions

        with self._writing() as connection:
            if same:
                _check_comparable(connection, claim_id, other)
            return decisions.relate(connection, claim_id, other, _name(who), note, same=same)

    def undo(
        self,
        claim_id: str | None = None,
        *,
        decision: int | None = None,
        note: str | None = None,
        who: str | None = None,
    ) -> list[int]:
        """Take back the last decision on a claim that still holds; or the `decision` of that number; or,
        without either, the last one of `who`. A decision that took another back can be taken back, too."""
        from claims.store.decided import decisions

        with self._writing() as connection:
            if claim_id is not None:
                return decisions.undo_last(connection, claim_id, _name(who), note)
            if decision is None:
                held = [it for it in list_decisions(connection) if it.live and it.who == _name(who)]
                if not held:
                    raise UsageError(f"no decision of {_name(who)} is left that could be taken back")
                decision = held[-1].decision_id
            return decisions.undo(connection, decision, _name(who), note)

    def history(self, claim_id: str | None = None, limit: int | None = None) -> Rows[DecisionRow]:
        """What was decided on a claim, or on all, the oldest first; `live` tells what still holds.

        `limit` keeps the newest ones.
        """
        from claims.store.decided import decisions

        with self._reading() as connection:
            if claim_id is None:
                found = list_decisions(connection)
            else:
                found = decisions.history(connection, claim_id)
        return Rows(found[-limit:] if limit else found, HISTORY_COLUMNS, _history_rows)


def _check_comparable(connection: Connection, *claim_ids: str) -> None:
    """Raises UsageError where claims are of families that are worked out by themselves, so that nothing said
    of the origin of both could show."""
    from claims.compare.families import family_of
    from claims.compare.knowledge import load_world
    from claims.kept.stored_lexicon import stored_lexicon

    world = load_world(stored_lexicon(connection))
    found = [find_claim(connection, it).claim for it in claim_ids]
    if len({family_of((it.metric, it.subject or ""), world) for it in found}) > 1:
        told = " and ".join(f"{it.metric}, {it.subject or '(no subject)'}" for it in found)
        raise UsageError(f"{told}: never compared; correct the metric or subject with `claims edit` first")


def _name(who: str | None) -> str:
    """Who decides. Raises UsageError where nobody says so."""
    try:
        return who if who is not None else getpass.getuser()
    except (ImportError, KeyError, OSError) as error:
        raise UsageError("this computer does not say who uses it: give --who NAME") from error


def _bound(value: Bound) -> Bound:
    """A bound without the commas of its thousands; an empty text is an open one."""
    return value.replace(",", "").strip() or None if isinstance(value, str) else value


def _history_rows(found: Iterable[DecisionRow]) -> Iterator[Row]:
    for it in found:
        corrected = it.field is not None and it.value is not None
        other = it.other_key and it.other_key[:_ID]
        yield {
            "decision": it.decision_id,
            "decided": it.decided,
            "who": it.who,
            "kind": it.kind if it.undoes is None else f"{it.kind} {it.undoes}",
            "claim_id": it.key[:_ID],
            "field": it.field,
            "value": write_value(it.field, it.value) if corrected else other,  # type: ignore[arg-type]
            "why": it.why,
            "holds": it.live,
            "figure": it.figure,
            "quote": it.quote,
        }
