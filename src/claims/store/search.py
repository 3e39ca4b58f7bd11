"""Search quotes and documents by words: FTS5 on SQLite, text vectors on PostgreSQL.

What a person types are words, and phrases in double quotes; nothing of it is ever taken for the search
language of either database. All of the words have to be there, in any form of theirs that the English
stemmers know.
"""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

from claims.store.rows import ClaimRow, DocumentHit
from claims.store.schema.schema_objects import SEARCHES
from claims.store.schema.views import DOCUMENTS, claims_by_number, document_rows

_GROWN = 2  # times as many documents as when words were gathered last
_PIECE = re.compile(r'"([^"]*)"?|([^\s"]+)')
_WORD = re.compile(r"\w")
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
_AROUND = 24  # words of a snippet

_DOCUMENT_WORDS = "to_tsvector('english', coalesce(document.title, '') || ' ' || left(document.text, 200000))"


def split_words(words: str) -> list[str]:
    """The words and phrases of what a person typed, without what holds no letter or digit, and without 's."""
    plain = _POSSESSIVE.sub("", words.replace("\0", " "))
    pieces = (phrase or word for phrase, word in _PIECE.findall(plain))
    return [piece for piece in pieces if _WORD.search(piece)]


def search_claims(connection: Connection, words: str, limit: int = 50) -> list[ClaimRow]:
    """Claims whose quote holds all of `words`, best match first; "a phrase" in quotes stays together."""
    found = _search(connection, words, limit, _SQLITE_QUOTES, _POSTGRESQL_QUOTES)
    return claims_by_number(connection, [row.number for row in found])


def search_documents(connection: Connection, words: str, limit: int = 20) -> list[DocumentHit]:
    """Documents whose title or text holds all of `words`, best match first."""
    found = _search(connection, words, limit, _SQLITE_DOCUMENTS, _POSTGRESQL_DOCUMENTS)
    documents = document_rows([row[:-1] for row in found])
    snippets = (" ".join(row.snippet.split()) for row in found)
    return list(map(DocumentHit, documents, snippets))


def gather_words(connection: Connection, added: int) -> None:
    """SQLite: bring together what is known of each word, where a run added as many documents as there were.

    The indexes of words grow in pieces, which take a fifth more room. What is written next takes theirs.
    """
    if connection.dialect.name != "sqlite" or not added:
        return
    there = connection.execute(text("SELECT count(*) FROM document")).scalar_one()
    if there <= _GROWN * added:
        for name in sorted(SEARCHES):
            connection.execute(text(f"INSERT INTO {name} ({name}) VALUES ('optimize')"))


def _search(
    connection: Connection, words: str, limit: int, sqlite: str, postgresql: str
) -> Sequence[Row[Any]]:
    """The rows that a statement of either database finds for what a person typed; none for no words."""
    pieces = split_words(words)
    if not pieces:
        return []
    if connection.dialect.name == "sqlite":
        return connection.execute(text(sqlite), {"words": _fts5(pieces), "limit": limit}).all()
    query, values = _tsquery(pieces)
    return connection.execute(text(postgresql.format(query=query)), values | {"limit": limit}).all()


def _fts5(pieces: list[str]) -> str:
    """A query of FTS5 in which every piece is a quoted string, and so never syntax."""
    return " ".join(f'"{piece}"' for piece in pieces)


def _tsquery(pieces: list[str]) -> tuple[str, dict[str, Any]]:
    """An expression of PostgreSQL that asks for all pieces, and its values."""
    names = [f"word{number}" for number in range(len(pieces))]
    query = " && ".join(f"phraseto_tsquery('english', :{name})" for name in names)
    return query, dict(zip(names, pieces, strict=True))


# A quote is indexed once, by the first of the figures in it.
_SQLITE_QUOTES = """
SELECT lead.id AS number
FROM (SELECT rowid AS first_id, rank FROM search_quote WHERE search_quote MATCH :words) AS hit
JOIN mention AS first ON first.id = hit.first_id
JOIN mention AS quoted ON quoted.extraction_id = first.extraction_id
    AND quoted.figure_start >= first.quote_start AND quoted.figure_start < first.quote_end
    AND quoted.quote_start = first.quote_start AND quoted.quote_end = first.quote_end
JOIN claim_mention ON claim_mention.mention_id = quoted.id
JOIN mention AS lead ON lead.id = claim_mention.claim_id
GROUP BY lead.id, lead.key ORDER BY min(hit.rank), lead.key LIMIT :limit
"""

_POSTGRESQL_QUOTES = """
SELECT lead.id AS number
FROM mention
JOIN claim_mention ON claim_mention.mention_id = mention.id
JOIN mention AS lead ON lead.id = claim_mention.claim_id
CROSS JOIN (SELECT {query} AS words) AS asked
WHERE to_tsvector('english', mention.quote) @@ asked.words
GROUP BY lead.id, lead.key
ORDER BY max(ts_rank(to_tsvector('english', mention.quote), asked.words)) DESC, lead.key LIMIT :limit
"""

_COLUMNS = ", ".join(f"documents.{name}" for name in DOCUMENTS.columns.keys())  # noqa: SIM118
_SQLITE_DOCUMENTS = f"""
SELECT {_COLUMNS}, hit.snippet
FROM (
    SELECT rowid AS id, rank, snippet(search_document, 1, '', '', '…', {_AROUND}) AS snippet
    FROM search_document WHERE search_document MATCH :words ORDER BY rank LIMIT :limit
) AS hit
JOIN documents ON documents.document_id = hit.id
ORDER BY hit.rank, hit.id
"""

_POSTGRESQL_DOCUMENTS = f"""
SELECT {_COLUMNS}, ts_headline(
    'english', left(hit.text, 200000), hit.words,
    'StartSel="", StopSel="", MaxWords={_AROUND}, MinWords={_AROUND // 2}'
) AS snippet
FROM (
    SELECT document.id, document.text, asked.words, ts_rank({_DOCUMENT_WORDS}, asked.words) AS rank
    FROM document CROSS JOIN (SELECT {{query}} AS words) AS asked
    WHERE {_DOCUMENT_WORDS} @@ asked.words ORDER BY rank DESC LIMIT :limit
) AS hit
JOIN documents ON documents.document_id = hit.id
ORDER BY hit.rank DESC, hit.id
"""
