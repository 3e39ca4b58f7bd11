"""The fence before PostgreSQL: which SQL of people is run at all, and in what writing.

sqlglot (MIT, no dependencies) cuts the text into tokens and parses it. What cannot be parsed, is no single
SELECT, or calls a function that is not on the list is refused. What PostgreSQL gets is written anew from the
tokens that were judged: texts and names in the plainest quotes and no comments, so that both see the same.
pglast has PostgreSQL's own parser, but its licence (GPL) does not fit; a regular expression over SQL cannot
know where a text ends.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqlglot import exp
from sqlglot.dialects.postgres import Postgres
from sqlglot.errors import ParseError, SqlglotError
from sqlglot.tokenizer_core import Token, TokenType

from claims.errors import UsageError
from claims.store.read_only.answer import ONLY_READING
from claims.store.read_only.callable_names import BEFORE_BRACKET, FUNCTIONS

logging.getLogger("sqlglot").addHandler(logging.NullHandler())  # what it complains of is told by our errors

MAX_LENGTH = 100_000  # characters of a query

_TEXTS = (TokenType.STRING, TokenType.HEREDOC_STRING, TokenType.NATIONAL_STRING)
_DIGITS = {TokenType.BIT_STRING: re.compile("[01]*"), TokenType.HEX_STRING: re.compile("[0-9a-fA-F]*")}
_QUERIES = (exp.Select, exp.SetOperation, exp.Values, exp.Subquery)
_OTHERS = (exp.DML, exp.DDL, exp.Command, exp.Into, exp.Lock, exp.Set, exp.Use, exp.Copy, exp.Describe)
_PLAIN = re.compile(r"[^'\"\\\0]+")
_COMMENT = re.compile(r"--|/\*")


class Judged(NamedTuple):
    """A query that may be run, and the names in it that stand before a bracket as those of tables do."""

    sql: str
    aliases: frozenset[str]


def judge(sql: str) -> Judged:
    """The query as it may be run. Raises UsageError for anything else, with what is wrong."""
    if len(sql) > MAX_LENGTH:
        raise UsageError(f"SQL: is longer than {MAX_LENGTH} characters")
    tokens = _tokens(sql)
    while tokens and tokens[-1].token_type is TokenType.SEMICOLON:
        tokens.pop()
    if not tokens:
        raise UsageError(ONLY_READING)
    written = _written(tokens, sql)
    query = _query(written, tokens[0])
    aliases = frozenset(it.name.lower() for it in query.find_all(exp.TableAlias) if it.columns)
    refused = next((it for it in _called(tokens) if it not in FUNCTIONS and it.lower() not in aliases), None)
    if refused is not None:
        raise UsageError(f"SQL: {refused} cannot be called here: it is not known to do no more than compute")
    return Judged(written, aliases)


def _tokens(sql: str) -> list[Token]:
    try:
        return Postgres().tokenize(sql)
    except SqlglotError as error:
        raise UsageError(f"SQL: a text, name or comment in it does not end ({_line(error)})") from error


def _query(sql: str, first: Token) -> exp.Expression:
    """The one query that the SQL is. Raises UsageError where it is none."""
    try:
        statements = Postgres().parse(sql)
    except (SqlglotError, RecursionError) as error:
        raise UsageError(f"SQL: cannot be read, from {first.text[:20]}: {_line(error)}") from error
    query = statements[0] if len(statements) == 1 else None
    if not isinstance(query, _QUERIES):
        unknown = f"SQL: {first.text[:20]}: " if first.token_type is TokenType.VAR else ""
        raise UsageError(unknown + ONLY_READING)
    if any(isinstance(node, _OTHERS) for node in query.walk()):
        raise UsageError(ONLY_READING)
    return query


def _line(error: Exception) -> str:
    """The error in one line: what the parser says without the marks that it puts around the place."""
    if isinstance(error, ParseError) and error.errors:
        told = error.errors[0]
        return f"{told.get('description')} near {str(told.get('highlight'))[:40]!r}"
    return "nested too deeply" if isinstance(error, RecursionError) else " ".join(str(error).split())[:200]


def _called(tokens: list[Token]) -> Iterator[str]:
    """The names that stand before a bracket and are no keywords, as PostgreSQL looks them up; one of another
    schema than its own with the name of the schema."""
    for at, token in enumerate(tokens[:-1]):
        if tokens[at + 1].token_type is not TokenType.L_PAREN:
            continue
        qualified = at > 1 and tokens[at - 1].token_type is TokenType.DOT
        if token.token_type is TokenType.IDENTIFIER:
            name = token.text
        elif re.fullmatch(r"[^\W\d][\w$ ]*", token.text):
            name = token.text.lower()
            if name.split()[-1] in BEFORE_BRACKET and not qualified:  # "group by" is one token
                continue
        else:
            continue
        if qualified and tokens[at - 2].text.lower() != "pg_catalog":
            yield f"{tokens[at - 2].text}.{name}"
        else:
            yield name


def _written(tokens: Iterable[Token], sql: str) -> str:
    """The tokens as text again. What stood apart stands apart, on lines of its own where it did."""
    pieces: list[str] = []
    skeleton: list[str] = []
    end = 0
    for token in tokens:
        gap = sql[end : token.start]
        end = token.end + 1
        piece = _literal(token, sql[token.start : end])
        space = "\n" if "\n" in gap else " " if gap or piece else ""
        plain = piece or sql[token.start : end]
        if piece is None and not _PLAIN.fullmatch(plain):
            raise UsageError(f"SQL: {plain[:20]!r}: write texts in plain quotes, without escapes")
        pieces += [space, plain, " " if piece else ""]
        skeleton += [space, "''" if piece else plain, " " if piece else ""]
    if _COMMENT.search("".join(skeleton)):
        raise UsageError("SQL: an operator begins like a comment; write a space inside of it")
    return "".join(pieces).strip()


def _literal(token: Token, source: str) -> str | None:
    """A text or name in the plainest quotes, None for all other tokens. Raises UsageError for escapes."""
    text = token.text
    if token.token_type is TokenType.IDENTIFIER:
        return '"' + text.replace('"', '""') + '"'
    if token.token_type in _TEXTS or (token.token_type is TokenType.BYTE_STRING and "\\" not in source):
        return "'" + text.replace("'", "''") + "'"
    if token.token_type in _DIGITS and _DIGITS[token.token_type].fullmatch(text):
        return f"{source[0]}'{text}'"
    return None
