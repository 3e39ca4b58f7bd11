"""The evidence behind a mention as the database keeps it: rules by their numbers, words by their places.

`12,4,3;7`: the rule with number 12 rests on the 3 characters that begin 4 after the quote does, that with
number 7 on no words.
"""

from collections.abc import Container, Iterable, Mapping, Sequence

from sqlalchemy import Connection, select, text

from claims.model import Evidence
from claims.store.schema.views import RULE

Known = dict[tuple[str, str], int]  # the numbers of rules, by field and name

_INSERT = text("INSERT INTO rule (field, name) VALUES (:field, :name) ON CONFLICT DO NOTHING")


def number_rules(connection: Connection, found: Iterable[Evidence], known: Known) -> Known:
    """The number of each rule in `found`; a rule that has none yet gets one.

    `known` is what a run has seen in the database so far. What this call adds is not put there, but a later
    call of the same transaction may see it and put it there: who rolls that back clears `known`.
    """
    wanted = {(field, rule) for field, rule, _, _ in found}
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


def written(evidence: Iterable[Evidence], numbers: Mapping[tuple[str, str], int], quote_start: int) -> str:
    """Evidence as it is kept, of a mention whose quote begins there."""
    return ";".join(
        f"{numbers[field, rule]},{start - quote_start},{end - start}" if end else str(numbers[field, rule])
        for field, rule, start, end in evidence
    )


def read_evidence(connection: Connection, kept: Sequence[tuple[str, int]]) -> list[list[Evidence]]:
    """The evidence of mentions from what is kept of them and where their quotes begin."""
    listed = [[_placed(it, quote_start) for it in text.split(";") if it] for text, quote_start in kept]
    numbers = {number for found in listed for number, *_ in found}
    rows = connection.execute(select(RULE.c.id, RULE.c.field, RULE.c.name).where(RULE.c.id.in_(numbers)))
    rules = {number: (field, name) for number, field, name in rows}
    return [[Evidence(*rules[number], *words) for number, *words in found] for found in listed]


def rules_of(connection: Connection, field: str) -> frozenset[str]:
    """The numbers of the rules of a field, as evidence is kept with them."""
    return frozenset(map(str, connection.execute(select(RULE.c.id).where(RULE.c.field == field)).scalars()))


def rests_on_quote(kept: str, rules: Container[str], length: int) -> bool:
    """Whether words of a quote of that length are behind what some of these rules say of a mention, or
    none of them says anything of it."""
    silent = True
    for it in kept.split(";"):
        number, _, words = it.partition(",")
        if number in rules:
            start, _, size = words.partition(",")
            if words and int(start) >= 0 and int(start) + int(size) <= length:
                return True
            silent = False
    return silent


def _placed(kept: str, quote_start: int) -> tuple[int, int, int]:
    """A rule's number, and where in the document's text the words begin and end that it rests on."""
    number, *words = map(int, kept.split(","))
    if not words:
        return number, 0, 0
    start = quote_start + words[0]
    return number, start, start + words[1]
