"""Every kind of damage is found, and a sound database is not complained of."""

from typing import Any

import pytest

from claims.store.decided.decisions import edit

DAMAGE = [
    ("UPDATE document SET published = '2017-01-01'", "published are not those of its first printing"),
    ("UPDATE printing SET url = 'https://example.org/other'", "url, urls are not those of its first"),
    ("DELETE FROM printing", "printings are not those of its first printing"),
    ("UPDATE document SET text = replace(text, 'Syria', 'Libya')", "text was altered"),
    ("UPDATE document SET text = text || '.'", "text was altered"),
    ("UPDATE mention SET figure_start = figure_start - 1 WHERE figure = '3,000'", "does not stand at"),
    ("UPDATE mention SET quote = 'Nobody said so'", "does not stand"),
    ("UPDATE mention SET ordinal = 7 WHERE figure = '3,000'", "words around"),
    ("UPDATE claim SET subject = 'ISIS'", "not those of its newest run"),
    ("UPDATE claim SET low = 1 WHERE low IS NOT NULL", "not those of its newest run"),
    ("UPDATE claim_place SET place = 'Idlib'", "not those of its newest run"),
    ("DELETE FROM claim_place", "not those of its newest run"),
    ("UPDATE mention SET subject = 'ISIS'", "not those of its newest run"),
]


def test_a_sound_database_has_no_problems(three: Any) -> None:
    three.say(edit, three.claims()[0].claim_id, {"subject": "ISIS"})
    assert three.problems() == []


@pytest.mark.parametrize(("statement", "told"), DAMAGE)
def test_damage_is_found(statement: str, told: str, three: Any) -> None:
    three.execute(statement)
    problems = three.problems()
    assert any(told in it.message and not it.note for it in problems), problems


IN_A_FILE = [
    ("DROP VIEW claims", "claims is missing"),
    ("DROP TRIGGER quote_search_insert", "quote_search_insert is missing"),
    ("INSERT INTO search_quote (search_quote) VALUES ('delete-all')", "not in step"),
    ("INSERT INTO search_document (rowid, title, text) VALUES (1, 'x', 'zebra')", "not in step"),
    ("PRAGMA foreign_keys = OFF; DELETE FROM source", "row of source that is not there"),
]


@pytest.mark.parametrize("db", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("statement", "told"), IN_A_FILE)
def test_damage_to_a_file_is_found(statement: str, told: str, three: Any) -> None:
    with three.engine.connect() as connection:
        connection.connection.driver_connection.executescript(statement)
    assert any(told in it.message for it in three.problems())


def test_every_problem_is_one_line(three: Any) -> None:
    three.execute("UPDATE mention SET figure = 'a\nb', quote = 'c\nd'")
    assert three.problems()
    assert not [it for it in three.problems() if "\n" in it.message]
