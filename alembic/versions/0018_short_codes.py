"""Still less on disk, and the same in every view.

- SQLite: words of a short list, days and chances take a byte or two (`short_codes.py`).
- A quote is indexed once for all figures in it, under the number of the first of them.
- The key of a mention has an index of its first bytes. What stands at one place of a text is one mention of
  its extraction.
- The points of a claim have no index: comparing knows them by their numbers (`written_rows.py`).
- A column that few rows have a value in has an index of those; tables that are no more than their key are one
  tree.
"""

import re
from functools import partial

import sqlalchemy as sa
from alembic import op

from claims.store.schema.remade_table import remake_table
from claims.store.schema.schema_objects import put_up, surface_at, surface_beside, take_down

revision = "0018"
down_revision = "0017"

EARLIER = surface_beside(__file__, "0017_every_tolerance.py")

QUALIFIERS = ("exact", "approximate", "at_least", "at_most", "range", "order")
BASES = ("text", "publication")
STATUSES = ("asserted", "disputed", "planned")
ASKED = ("asserted", "planned")
MEASURES = ("stock", "flow")
WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "mention": {"qualifier": QUALIFIERS, "as_of_basis": BASES, "status": STATUSES},
    "claim": {"qualifier": QUALIFIERS, "as_of_basis": BASES, "status": STATUSES},
    "question": {"measure": MEASURES, "status": ASKED},
}
DAYS = {"claim": ("as_of_start", "as_of_end"), "question": ("as_of_start", "as_of_end")}
CHANCES = {
    "mention": "confidence DOUBLE NOT NULL",
    "claim": "confidence DOUBLE NOT NULL",
    "estimate": "confidence DOUBLE NOT NULL DEFAULT 0",
}
ONE_TREE = ("stale", "metric", "extraction_answer")
FEW = (
    ("claim", "subject"),
    ("document", "superseded_by"),
    ("printing", "superseded_by"),
    ("printing", "url"),
)

DAY = "date({} * 86400, 'unixepoch')"
DAYS_SINCE_1970 = "strftime('%s', {0}) / 86400"
CHANCE = "CASE WHEN {0} > 0 THEN {0} / 100.0 ELSE abs({0}) * 1.0 END"
HUNDREDTHS = "CASE WHEN round({0} * 100) / 100.0 = {0} THEN CAST(round({0} * 100) AS INTEGER) ELSE -{0} END"
UNIQUE = (
    'CONSTRAINT uq_mention_key UNIQUE ("key", extraction_id)',
    "CONSTRAINT uq_mention_extraction_id UNIQUE (extraction_id, figure_start, figure_end)",
)
LINK = "fk_meeting_point_claim_id"
CHECKED = ("CHECK (confidence BETWEEN 0 AND 1)", "CHECK (confidence BETWEEN -1 AND 100)")


def _word(column: str, words: tuple[str, ...]) -> str:
    """A word by its place in a list."""
    *others, last = words
    cases = " ".join(f"WHEN {place} THEN '{word}'" for place, word in enumerate(others))
    return f"CASE {column} {cases} ELSE '{last}' END"


def _place(column: str, words: tuple[str, ...]) -> str:
    """The place of a word in a list."""
    cases = " ".join(f"WHEN '{word}' THEN {place}" for place, word in enumerate(words))
    return f"CASE {column} {cases} END"


# A column of a view that a table has in another form: alone in its line.
SELECTED = re.compile(
    r"(?m)^(?P<indent> *)(?P<table>(?:left_|right_)?(?P<of>claim|question|mention))\.(?P<column>\w+)"
    r"(?: AS (?P<name>\w+))?(?P<end>,?)$"
)
OLDEST, NEWEST = "min(claim.as_of_start) AS", "max(claim.as_of_end) AS"
QUOTE = (
    "coalesce(mention.quote, "
    "substr(document.text, mention.quote_start + 1, mention.quote_end - mention.quote_start))"
)
OF_ONE_QUOTE = (
    "{one}.extraction_id = {other}.extraction_id AND {one}.figure_start >= {other}.quote_start "
    "AND {one}.figure_start < {other}.quote_end AND {one}.quote_start = {other}.quote_start "
    "AND {one}.quote_end = {other}.quote_end"
)
FIRST = (
    f"(SELECT min(first.id) FROM mention AS first WHERE {OF_ONE_QUOTE.format(one='first', other='mention')})"
)
STANDS = (
    "EXISTS (SELECT 1 FROM mention AS beside "
    "JOIN claim_mention ON claim_mention.mention_id = beside.id "
    f"WHERE {OF_ONE_QUOTE.format(one='beside', other='mention')}"
)
SEARCHED = f"""CREATE VIEW search_quote_text AS
SELECT mention.id AS id, {QUOTE} AS quote
FROM mention
JOIN extraction ON extraction.id = mention.extraction_id
JOIN document ON document.id = extraction.document_id
WHERE mention.id = {FIRST} AND {STANDS})"""
TRIGGER = f"""CREATE TRIGGER quote_search_{{name}} AFTER {{event}} ON claim_mention BEGIN
INSERT INTO search_quote ({{columns}})
SELECT {{values}}{FIRST}, {QUOTE}
FROM mention
JOIN extraction ON extraction.id = mention.extraction_id
JOIN document ON document.id = extraction.document_id
WHERE mention.id = {{row}}.mention_id AND NOT {STANDS} AND beside.id <> mention.id);
END"""
RENEWED = {
    "search_quote_text": SEARCHED,
    "quote_search_insert": TRIGGER.format(
        name="insert", event="INSERT", columns="rowid, quote", values="", row="new"
    ),
    "quote_search_delete": TRIGGER.format(
        name="delete", event="DELETE", columns="search_quote, rowid, quote", values="'delete', ", row="old"
    ),
}


def _written_out(found: re.Match[str]) -> str:
    column, of = f"{found['table']}.{found['column']}", found["of"]
    if words := WORDS.get(of, {}).get(found["column"]):
        said = _word(column, words)
    elif found["column"] in DAYS.get(of, ()):
        said = DAY.format(column)
    elif found["column"] == "confidence":
        said = CHANCE.format(column)
    else:
        return found[0]
    return f"{found['indent']}{said} AS {found['name'] or found['column']}{found['end']}"


def _same(statement: str) -> str:
    """A view or trigger of SQLite that says the same on the tables of this revision."""
    name = statement.split()[2]
    if name in RENEWED:
        return RENEWED[name]
    if not statement.lstrip().startswith("CREATE VIEW"):
        return statement
    for asked in (OLDEST, NEWEST):
        statement = statement.replace(asked, f"{DAY.format(asked.removesuffix(' AS'))} AS")
    for estimate in ("estimate.confidence AS confidence", "SELECT estimate.confidence FROM"):
        said = estimate.replace("estimate.confidence", CHANCE.format("estimate.confidence"))
        statement = statement.replace(estimate, said)
    return SELECTED.sub(_written_out, statement)


SURFACE = {"sqlite": [_same(it) for it in EARLIER["sqlite"]], "postgresql": EARLIER["postgresql"]}


def upgrade() -> None:
    theirs = take_down(op.get_bind())
    op.drop_index("ix_mention_extraction_id", "mention")
    op.drop_index("ix_meeting_point_claim_id", "meeting_point")
    if op.get_bind().dialect.name == "sqlite":
        _upgrade_sqlite()
    else:
        op.drop_constraint(LINK, "meeting_point")
        op.drop_constraint("uq_mention_key", "mention")
        op.create_unique_constraint(
            "uq_mention_extraction_id", "mention", ["extraction_id", "figure_start", "figure_end"]
        )
    op.create_index("ix_mention_key_beginning", "mention", [sa.text("substr(key, 1, 4)")])
    _index_few(there=True)
    put_up(op.get_bind(), SURFACE, theirs)


def downgrade() -> None:
    theirs = take_down(op.get_bind())
    op.drop_index("ix_mention_key_beginning", "mention")
    op.execute("DELETE FROM meeting_point WHERE claim_id NOT IN (SELECT id FROM claim)")
    if op.get_bind().dialect.name == "sqlite":
        _downgrade_sqlite()
    else:
        op.create_foreign_key(LINK, "meeting_point", "claim", ["claim_id"], ["id"], ondelete="CASCADE")
        op.drop_constraint("uq_mention_extraction_id", "mention")
        op.create_unique_constraint("uq_mention_key", "mention", ["key", "extraction_id"])
    _index_few(there=False)
    op.create_index("ix_mention_extraction_id", "mention", ["extraction_id"])
    op.create_index("ix_meeting_point_claim_id", "meeting_point", ["claim_id"])
    put_up(op.get_bind(), surface_at(op, down_revision), theirs)


def _index_few(*, there: bool) -> None:
    """Index the rows that have a value there, or all of them."""
    for table, column in FEW:
        op.drop_index(f"ix_{table}_{column}", table)
        where = sa.text(f"{column} IS NOT NULL") if there else None
        op.create_index(
            f"ix_{table}_{column}",
            table,
            [column],
            sqlite_where=where,
            postgresql_where=where,
            postgresql_using="hash" if column == "url" else None,
        )


def _changes() -> dict[str, list[tuple[str, str]]]:
    """What stands otherwise in the statements that make tables: before and after."""
    changed: dict[str, list[tuple[str, str]]] = {"mention": [UNIQUE, CHECKED], "estimate": []}
    for table, columns in WORDS.items():
        for column, words in columns.items():
            listed = ", ".join(f"'{word}'" for word in words)
            changed.setdefault(table, []).extend(
                (
                    (f"\t{column} TEXT NOT NULL", f"\t{column} INTEGER NOT NULL"),
                    (f"CHECK ({column} IN ({listed}))", f"CHECK ({column} BETWEEN 0 AND {len(words) - 1})"),
                )
            )
    for table, days in DAYS.items():
        changed[table] += [(f"\t{it} DATE", f"\t{it} INTEGER") for it in days]
    for table, chance in CHANCES.items():
        changed[table].append((chance, chance.replace("DOUBLE", "INTEGER")))
    return changed


def _upgrade_sqlite() -> None:
    bind = op.get_bind()
    for table, changes in _changes().items():
        values = {column: _place(column, words) for column, words in WORDS.get(table, {}).items()}
        values |= {column: DAYS_SINCE_1970.format(column) for column in DAYS.get(table, ())}
        values |= {"confidence": HUNDREDTHS.format("confidence")} if table in CHANCES else {}
        remake_table(bind, table, partial(_changed, changes), values)
    for table in ONE_TREE:
        remake_table(bind, table, lambda it: f"{it} WITHOUT ROWID")
    link = re.compile(rf",\s*CONSTRAINT {LINK} [^\n]*CASCADE")
    remake_table(bind, "meeting_point", lambda it: link.sub("", it))


def _downgrade_sqlite() -> None:
    bind = op.get_bind()
    for table, changes in _changes().items():
        values = {column: _word(column, words) for column, words in WORDS.get(table, {}).items()}
        values |= {column: DAY.format(column) for column in DAYS.get(table, ())}
        values |= {"confidence": CHANCE.format("confidence")} if table in CHANCES else {}
        remake_table(bind, table, partial(_changed, [(new, old) for old, new in changes]), values)
    for table in ONE_TREE:
        remake_table(bind, table, lambda it: it.replace(" WITHOUT ROWID", ""))
    link = f", \n\tCONSTRAINT {LINK} FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE\n)"
    remake_table(bind, "meeting_point", lambda it: re.sub(r"\n\)(?=\s*WITHOUT)", link, it))


def _changed(changes: list[tuple[str, str]], statement: str) -> str:
    """A statement with some of its parts written otherwise. Raises ValueError where one is not there once."""
    for before, after in changes:
        if statement.count(before) != 1:
            raise ValueError(f"a table that is not as this program makes it: {before}: {statement}")
        statement = statement.replace(before, after)
    return statement
