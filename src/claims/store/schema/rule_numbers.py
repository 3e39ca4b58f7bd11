"""The evidence behind a mention as the database keeps it: rules by their numbers, words by their places.

`[[12,0,3],[7]]`: the rule with number 12 rests on characters 0 to 3, that with number 7 on no words.
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select, text

from claims.model import Evidence
from claims.store.schema.views import RULE

Known = dict[tuple[str, str], int]  # the numbers of rules, by field and name

_INSERT = text("INSERT INTO rule (field, name) VALUES (:field, :name) ON CONFLICT DO NOTHING")


def number_rules(connection: Connection, found: Iterable[Evidence], known: Known) -> Known:
    """The number of each rule in `found`; a rule that has none yet gets one.

    `known` is what a run has seen in the database so far. What this transaction adds is not put there: it may
    be rolled back.
    """
    wanted = {(it.field, it.rule) for it in found}
    if wanted <= known.keys():
        return known
    known.update(_stored(connection))
    missing = sorted(wanted - known.keys())
    if not missing:
        return known
    connection.execute(_INSERT, [{"field": field, "name": name} for field, name in missing])
    return _stored(connection)


def _stored(connection: Connection) -> Known:
    rows = connection.execute(select(RULE.c.field, RULE.c.name, RULE.c.id))
    return {(field, name): number for field, name, number in rows}


def written(evidence: Iterable[Evidence], numbers: Mapping[tuple[str, str], int]) -> str:
    """Evidence as it is kept."""
    kept = ([numbers[it.field, it.rule], *((it.start, it.end) if it.end else ())] for it in evidence)
    return json.dumps(list(kept), separators=(",", ":"))


def read_evidence(connection: Connection, kept: Sequence[str]) -> list[list[Evidence]]:
    """The evidence of mentions from what is kept of them."""
    listed = [json.loads(it) for it in kept]
    numbers = {number for found in listed for number, *_ in found}
    rows = connection.execute(select(RULE.c.id, RULE.c.field, RULE.c.name).where(RULE.c.id.in_(numbers)))
    rules = {number: (field, name) for number, field, name in rows}
    return [[Evidence(*rules[number], *(words or (0, 0))) for number, *words in found] for found in listed]
