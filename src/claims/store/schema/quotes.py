"""The sentence around a figure: cut from the document's text, which has it, rather than kept a second time.

SQLite reads the whole text to cut from it, so that of a long one, with many figures, the quotes are kept.
PostgreSQL keeps them all, because its index of their words rests on the column.
"""

from typing import Any

from sqlalchemy import ColumnElement, Connection, func

CUT_UP_TO = 20_000  # characters of a text


def kept_quote(connection: Connection, text: str, span: tuple[int, int]) -> str | None:
    """What is kept of the quote `text[start:end]`: nothing, where it is cut when it is asked for."""
    if connection.dialect.name == "sqlite" and len(text) <= CUT_UP_TO:
        return None
    return text[slice(*span)]


def quote_of(mention: Any, document: Any) -> ColumnElement[str]:
    """The quote of a mention, by the columns of the tables `mention` and `document`."""
    start, end = mention.quote_start, mention.quote_end
    return func.coalesce(mention.quote, func.substr(document.text, start + 1, end - start))
