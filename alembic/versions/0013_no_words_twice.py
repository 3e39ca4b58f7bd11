"""Still less on disk, and the same in every view: hashes as bytes, quotes cut from the text, one key a claim.

- The hash of a text, the key of a mention and that of a file are 32 bytes instead of 64 hexadecimal digits.
- A claim has the key of its first mention, a question that of the mention which leads its first estimate:
  both are looked up there. So that claims are found by their numbers, two views show these in a last column.
- SQLite: a quote is cut from a text of up to 20,000 characters, which stands last in its row.
- Evidence counts characters from the beginning of the quote: `12,4,3;7` for `[[12,104,107],[7]]`.
- No question asks for claims by the first day of their as-of time alone.
"""

import re
from typing import Any

import sqlalchemy as sa
from alembic import op

from claims.store.schema.remade_table import remake_table, replaced_once
from claims.store.schema.schema_objects import put_up, surface_at, surface_beside, take_down

revision = "0013"
down_revision = "0012"
EARLIER = surface_beside(__file__, "0012_unused_index.py")

CUT_UP_TO = 20_000
HASHES = {"document": ["sha256"], "mention": ["key"], "printing": ["origin_key"]}
CHECKED = {"document": "sha256", "mention": "key"}  # columns whose length is checked

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
IN_HEX = {"sqlite": "lower(hex({}))", "postgresql": "encode({}, 'hex')"}
CUT = "substr({document}.text, {mention}.quote_start + 1, {mention}.quote_end - {mention}.quote_start)"
TEXT_OF = (
    "(SELECT {} FROM extraction JOIN document ON document.id = extraction.document_id "
    "WHERE extraction.id = mention.extraction_id)"
)
CUT_HERE = CUT.format(document="document", mention="mention")

# The evidence of a mention as JSON in words, with places in the text, for the view.
SHOWN = {
    "sqlite": """(
        SELECT coalesce('[' || group_concat(
            '[' || json_quote(rule.field) || ', ' || json_quote(rule.name)
            || ', ' || coalesce(mention.quote_start + json_extract(found.value, '$[1]'), 0)
            || ', ' || coalesce(
                mention.quote_start + json_extract(found.value, '$[1]') + json_extract(found.value, '$[2]'), 0
            ) || ']', ', '
        ) || ']', '[]')
        FROM json_each('[[' || replace(mention.evidence, ';', '],[') || ']]') AS found
        CROSS JOIN rule ON rule.id = json_extract(found.value, '$[0]')
    )""",
    "postgresql": """(
        SELECT coalesce('[' || string_agg(
            '[' || to_json(rule.field) || ', ' || to_json(rule.name)
            || ', ' || coalesce(mention.quote_start + (found.value ->> 1)::integer, 0)
            || ', ' || coalesce(
                mention.quote_start + (found.value ->> 1)::integer + (found.value ->> 2)::integer, 0
            ) || ']', ', ' ORDER BY found.position
        ) || ']', '[]')
        FROM json_array_elements(('[[' || replace(mention.evidence, ';', '],[') || ']]')::json)
            WITH ORDINALITY AS found(value, position)
        JOIN rule ON rule.id = (found.value ->> 0)::integer
    )""",
}
# From lists of numbers with places in the text to numbers with places in the quote, and back.
SHORT = {
    "sqlite": """(
        SELECT coalesce(group_concat(
            json_extract(found.value, '$[0]') || coalesce(
                ',' || (json_extract(found.value, '$[1]') - mention.quote_start)
                || ',' || (json_extract(found.value, '$[2]') - json_extract(found.value, '$[1]')), ''
            ), ';'
        ), '')
        FROM json_each(mention.evidence) AS found
    )""",
    "postgresql": """(
        SELECT coalesce(string_agg(
            (found.value ->> 0) || coalesce(
                ',' || ((found.value ->> 1)::integer - mention.quote_start)
                || ',' || ((found.value ->> 2)::integer - (found.value ->> 1)::integer), ''
            ), ';' ORDER BY found.position
        ), '')
        FROM json_array_elements(mention.evidence::json) WITH ORDINALITY AS found(value, position)
    )""",
}
LONG = {
    "sqlite": """(
        SELECT coalesce('[' || group_concat(
            '[' || json_extract(found.value, '$[0]') || coalesce(
                ',' || (mention.quote_start + json_extract(found.value, '$[1]'))
                || ',' || (mention.quote_start
                    + json_extract(found.value, '$[1]') + json_extract(found.value, '$[2]')), ''
            ) || ']', ','
        ) || ']', '[]')
        FROM json_each('[[' || replace(mention.evidence, ';', '],[') || ']]') AS found
        WHERE json_array_length(found.value) > 0
    )""",
    "postgresql": """(
        SELECT coalesce('[' || string_agg(
            '[' || (found.value ->> 0) || coalesce(
                ',' || (mention.quote_start + (found.value ->> 1)::integer) || ','
                || (mention.quote_start + (found.value ->> 1)::integer + (found.value ->> 2)::integer), ''
            ) || ']', ',' ORDER BY found.position
        ) || ']', '[]')
        FROM json_array_elements(('[[' || replace(mention.evidence, ';', '],[') || ']]')::json)
            WITH ORDINALITY AS found(value, position)
        WHERE json_array_length(found.value) > 0
    )""",
}
# The mention that leads a question. Its claim may be gone, where it is to be compared again.
LEAD = """coalesce(
    (SELECT mention.id FROM mention JOIN claim ON claim.id = mention.id WHERE mention.key = question.key),
    (SELECT max(mention.id) FROM mention WHERE mention.key = question.key)
)"""

QUOTE_SEARCH = (  # of a mention whose claim comes, or goes
    f"SELECT{{}} mention.id, coalesce(mention.quote, {CUT_HERE})\n"
    "        FROM mention\n"
    "        JOIN extraction ON extraction.id = mention.extraction_id\n"
    "        JOIN document ON document.id = extraction.document_id\n"
    "        WHERE mention.id ="
)

QUOTES = f"""
CREATE VIEW search_quote_text AS
SELECT mention.id AS id, coalesce(mention.quote, {CUT_HERE}) AS quote
FROM claim_mention
JOIN mention ON mention.id = claim_mention.mention_id
JOIN claim ON claim.id = claim_mention.claim_id
JOIN document ON document.id = claim.document_id
"""


def _same(statement: str, dialect: str) -> str:
    """A view, an index or a trigger that says the same on the tables of this revision."""
    name = statement.split()[2]
    statement = _with_keys(_with_leads(statement, name), dialect)
    if dialect == "sqlite":
        statement = _with_quotes(statement, name)
    if name == "mentions":
        statement = re.sub(
            r"\(\s*SELECT coalesce\('\[' \|\|.*?\n    \) AS evidence",
            lambda _: f"{SHOWN[dialect]} AS evidence",
            statement,
            flags=re.DOTALL,
        )
    for view in ("claim", "estimate"):
        if name == f"{view}s":
            statement = statement.replace(
                f"\nFROM {view}\n", f",\n    {view}.id AS {view}_number\nFROM {view}\n"
            )
    return statement


def _with_leads(statement: str, name: str) -> str:
    """Keys are those of mentions: of the one that leads a claim, and of the one that leads a question."""
    if name == "mentions":
        statement = statement.replace("claim.key", "lead.key").replace(
            "JOIN mention ON", "JOIN mention AS lead ON lead.id = claim_mention.claim_id\nJOIN mention ON"
        )
    statement = re.sub(r"\b(left_|right_)?claim\.key\b", lambda it: f"{it[1] or ''}mention.key", statement)
    if "question.key" not in statement:
        return statement
    statement = statement.replace("question.key", "asked.key")
    joined = "JOIN mention AS asked ON asked.id = question.lead_id"
    return re.sub(r"(FROM question|JOIN question ON .*)\n", rf"\1\n{joined}\n", statement)


def _with_keys(statement: str, dialect: str) -> str:
    in_hex = IN_HEX[dialect]
    statement = re.sub(
        r"substr\((\w+\.key), 1, 12\)", lambda it: in_hex.format(f"substr({it[1]}, 1, 6)"), statement
    )
    statement = re.sub(r"\bmention\.key AS", lambda _: f"{in_hex.format('mention.key')} AS", statement)
    return statement.replace("    document.sha256,", f"    {in_hex.format('document.sha256')} AS sha256,")


def _with_quotes(statement: str, name: str) -> str:
    """Quotes are cut from the text where they are not kept."""
    if name == "search_quote_text":
        return QUOTES
    statement = re.sub(
        r"SELECT( 'delete',)? id, quote FROM mention WHERE id =",
        lambda it: QUOTE_SEARCH.format(it[1] or ""),
        statement,
    )
    if statement.lstrip().startswith("CREATE VIEW"):
        return re.sub(r"\b(left_|right_)?mention\.quote( AS \w+)?,", _cut, statement)
    return statement


def _cut(found: re.Match[str]) -> str:
    side, alias = found[1] or "", found[2] or " AS quote"
    cut = CUT.format(document=f"{side}document", mention=f"{side}mention")
    return f"coalesce({side}mention.quote, {cut}){alias},"


SURFACE = {dialect: [_same(it, dialect) for it in listed] for dialect, listed in EARLIER.items()}


def upgrade() -> None:
    theirs = take_down(op.get_bind())
    op.drop_index("ix_claim_as_of_start", "claim")
    if op.get_bind().dialect.name == "sqlite":
        _upgrade_sqlite()
    else:
        _upgrade_postgresql()
    put_up(op.get_bind(), SURFACE, theirs)


def downgrade() -> None:
    theirs = take_down(op.get_bind())
    if op.get_bind().dialect.name == "sqlite":
        _downgrade_sqlite()
    else:
        _downgrade_postgresql()
    op.create_index("ix_claim_as_of_start", "claim", ["as_of_start"])
    put_up(op.get_bind(), surface_at(op, down_revision), theirs)


def _upgrade_sqlite() -> None:
    driver: Any = op.get_bind().connection.driver_connection
    driver.create_function("from_hex", 1, lambda it: None if it is None else bytes.fromhex(it))
    stands = f"document.characters <= {CUT_UP_TO} AND {CUT_HERE} = mention.quote"
    cut = f"CASE WHEN {stands} THEN NULL ELSE mention.quote END"
    values = {table: {it: f'from_hex("{it}")' for it in columns} for table, columns in HASHES.items()}
    values["mention"] |= {"quote": TEXT_OF.format(cut), "evidence": SHORT["sqlite"]}
    remake_table(op.get_bind(), "question", _with_lead, {"lead_id": LEAD})
    remake_table(op.get_bind(), "claim", lambda it: replaced_once(r'\s*"?key"? TEXT NOT NULL,', "", it), {})
    remake_table(
        op.get_bind(),
        "mention",
        lambda it: replaced_once(r"\bquote TEXT NOT NULL", "quote TEXT", _in_bytes("mention", it)),
        values["mention"],
    )
    remake_table(
        op.get_bind(), "document", lambda it: _with_text_last(_in_bytes("document", it)), values["document"]
    )
    remake_table(op.get_bind(), "printing", lambda it: _in_bytes("printing", it), values["printing"])
    remake_table(op.get_bind(), "claim_place", lambda it: replaced_once(r"\)\s*$", ") WITHOUT ROWID", it), {})


def _downgrade_sqlite() -> None:
    values = {table: {it: f'lower(hex("{it}"))' for it in columns} for table, columns in HASHES.items()}
    values["mention"] |= {"quote": f"coalesce(quote, {TEXT_OF.format(CUT_HERE)})", "evidence": LONG["sqlite"]}
    remake_table(
        op.get_bind(),
        "mention",
        lambda it: replaced_once(r"\bquote TEXT,", "quote TEXT NOT NULL,", _in_digits("mention", it)),
        values["mention"],
    )
    remake_table(
        op.get_bind(), "document", lambda it: _with_text_first(_in_digits("document", it)), values["document"]
    )
    remake_table(op.get_bind(), "printing", lambda it: _in_digits("printing", it), values["printing"])
    remake_table(
        op.get_bind(), "claim_place", lambda it: replaced_once(r"\)\s*WITHOUT ROWID\s*$", ")", it), {}
    )
    of_mention = "(SELECT mention.key FROM mention WHERE mention.id = {})"
    remake_table(op.get_bind(), "claim", _with_own_key, {"key": of_mention.format("claim.id")})
    remake_table(op.get_bind(), "question", _with_key, {"key": of_mention.format("question.lead_id")})


def _with_own_key(statement: str) -> str:
    return replaced_once(r"(\bid INTEGER NOT NULL, ?)", r'\1\n\t"key" TEXT NOT NULL, ', statement)


def _with_lead(statement: str) -> str:
    statement = replaced_once(r'"?key"? TEXT NOT NULL', "lead_id INTEGER NOT NULL", statement)
    link = "CONSTRAINT fk_question_lead_id FOREIGN KEY(lead_id) REFERENCES mention (id)"
    return replaced_once(r"\s*\)\s*$", f", \n\t{link}\n)", statement)


def _with_key(statement: str) -> str:
    statement = replaced_once(r"lead_id INTEGER NOT NULL", '"key" TEXT NOT NULL', statement)
    return replaced_once(
        r",\s*CONSTRAINT fk_question_lead_id FOREIGN KEY\(lead_id\) REFERENCES mention \(id\)", "", statement
    )


def _in_bytes(table: str, statement: str) -> str:
    for column in HASHES[table]:
        statement = replaced_once(rf'("?\b{column}\b"?) TEXT', r"\1 BLOB", statement)
    return statement.replace("= 64)", "= 32)")


def _in_digits(table: str, statement: str) -> str:
    for column in HASHES[table]:
        statement = replaced_once(rf'("?\b{column}\b"?) BLOB', r"\1 TEXT", statement)
    return statement.replace("= 32)", "= 64)")


def _with_text_last(statement: str) -> str:
    statement = replaced_once(r"\s*\btext TEXT NOT NULL,", "", statement)
    return replaced_once(r"(\burls TEXT DEFAULT '' NOT NULL,)", r"\1 text TEXT NOT NULL,", statement)


def _with_text_first(statement: str) -> str:
    statement = replaced_once(r" text TEXT NOT NULL,", "", statement)
    return replaced_once(r"(\bdoc TEXT NOT NULL,)", r"\1 \n\ttext TEXT NOT NULL,", statement)


def _upgrade_postgresql() -> None:
    op.add_column("question", sa.Column("lead_id", sa.Integer()))
    op.execute(f"UPDATE question SET lead_id = {LEAD}")
    op.alter_column("question", "lead_id", nullable=False)
    op.create_foreign_key("fk_question_lead_id", "question", "mention", ["lead_id"], ["id"])
    op.drop_column("question", "key")
    op.drop_column("claim", "key")
    op.execute(f"UPDATE mention SET evidence = {SHORT['postgresql']}")
    op.alter_column("mention", "quote", nullable=True)
    _retype(sa.LargeBinary(), "decode({}, 'hex')", 32)


def _downgrade_postgresql() -> None:
    _retype(WORDS, "encode({}, 'hex')", 64)
    op.alter_column("mention", "quote", nullable=False)
    op.execute(f"UPDATE mention SET evidence = {LONG['postgresql']}")
    for table, lead in (("claim", "claim.id"), ("question", "question.lead_id")):
        op.add_column(table, sa.Column("key", WORDS))
        op.execute(f"UPDATE {table} SET key = mention.key FROM mention WHERE mention.id = {lead}")
        op.alter_column(table, "key", nullable=False)
    op.drop_column("question", "lead_id")


def _retype(to: sa.types.TypeEngine[Any], by: str, length: int) -> None:
    """Change the type of all columns of hashes, and the checks of their length."""
    for table, columns in HASHES.items():
        if table in CHECKED:
            op.drop_constraint(f"ck_{table}_{CHECKED[table]}", table)
        for column in columns:
            op.alter_column(table, column, type_=to, postgresql_using=by.format(column))
        if table in CHECKED:
            op.create_check_constraint(
                op.f(f"ck_{table}_{CHECKED[table]}"), table, f"length({CHECKED[table]}) = {length}"
            )
