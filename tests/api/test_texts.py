"""`claims.extract`, `quantities`, `read`, `document` and `evaluate`: texts and files, without a database."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

import claims

TEXT = "Up to 3,000 fighters were seen in Hama on Monday."


def test_a_text_gives_its_claims_typed() -> None:
    (claim,) = claims.extract(TEXT, published="2024-08-06")
    assert (claim.low, claim.high, claim.unit) == (None, Decimal(3000), "people")
    assert (claim.metric, claim.places, claim.as_of) == ("fighters", ("Hama",), "2024-08-05")
    assert TEXT[claim.start : claim.end] == claim.figure == "Up to 3,000"


def test_printing_claims_tells_what_they_say() -> None:
    assert repr(claims.extract(TEXT, published="2024-08-06")) == (
        "[Claim(figure='Up to 3,000', high=3000, unit='people', metric='fighters', counted='fighters', "
        "places=('Hama',), as_of='2024-08-05')]"
    )
    assert repr(claims.extract("Two men and 3 women died.")).count("\n") == 1


def test_a_list_of_claims_is_a_list_and_has_dicts() -> None:
    found = claims.extract(TEXT, published="2024-08-06")
    assert found == list(found)
    (row,) = found.to_dicts()
    assert list(row) == list(found.columns)
    assert json.loads(json.dumps(row))["high"] == 3000


def test_a_list_of_claims_becomes_a_frame() -> None:
    frame = pytest.importorskip("pandas") and claims.extract(TEXT, published="2024-08-06").to_frame()
    assert list(frame["figure"]) == ["Up to 3,000"]
    assert list(frame["qualifier"]) == ["at_most"]
    assert claims.extract("Nobody came.").to_frame().empty


def test_without_pandas_a_frame_is_one_line_of_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(claims.ClaimsError, match=r"^to_frame\(\) needs pandas: pip install pandas$"):
        claims.extract(TEXT).to_frame()


def test_the_dateline_of_a_text_is_its_date() -> None:
    (claim,) = claims.extract("DAMASCUS, 6 August 2024 - " + TEXT)
    assert claim.as_of == "2024-08-05"


def test_a_path_is_read_and_a_folder_too(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    (tmp_path / "two.md").write_text(f"---\npublished: 2024-08-06\n---\n{TEXT}\n", "utf-8")
    assert [it.doc for it in claims.extract(tmp_path, published="2024-08-06")] == ["one", "two"]
    assert claims.extract(tmp_path / "two.md")[0].as_of == "2024-08-05"


def test_a_path_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(claims.InputError, match="there is no such file"):
        claims.extract(tmp_path / "nothing.txt")


def test_the_name_of_a_file_is_not_taken_for_a_text(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    with pytest.raises(claims.UsageError, match="is the name of a file; give pathlib"):
        claims.extract(str(tmp_path / "one.txt"))


@pytest.mark.parametrize(("date", "words"), [("soon", "published: "), ("2090", "later than today")])
def test_a_date_that_cannot_be_is_refused(date: str, words: str) -> None:
    with pytest.raises(claims.UsageError, match=words):
        claims.extract(TEXT, published=date)


def test_quantities_tell_why_they_are_no_claims() -> None:
    found = claims.quantities("In 2014 the 38-year-old saw 300 rebels.")
    assert [it.claim.figure for it in found if it.refused is None] == ["300"]
    assert len(found) > 1
    assert found.to_dicts()[-1]["refused"] is None


def test_documents_are_read_one_by_one_with_failures_in_their_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_text(" ", "utf-8")
    good, bad = claims.read(tmp_path, source="RNZ", published="2024-08-06")
    assert isinstance(good, claims.Document)
    assert (good.id, good.source, good.text) == ("a", "RNZ", TEXT)
    assert isinstance(bad, claims.InputError)
    assert claims.count_inputs([str(tmp_path)]) == 2
    assert claims.extract(good)[0].doc == "a"


OWN = (
    '[[metric]]\nkey = "vaccinated"\nlabel = "People vaccinated"\nunit = "people"\nmeasure = "flow"\n'
    'nouns = ["vaccinee"]\nyes = ["400 vaccinees"]\nno = ["400 doctors"]\n'
)


def test_own_words_are_read_from_a_file_the_folder_and_the_users_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def metric(**words: object) -> str:
        return claims.extract("They counted 400 vaccinees.", **words)[0].metric  # type: ignore[arg-type]

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    assert metric() == "other"
    (tmp_path / "own.toml").write_text(OWN, "utf-8")
    assert metric(lexicon="own.toml") == "vaccinated"
    assert metric(lexicon=claims.load_words(["own.toml"])) == "vaccinated"
    here = (tmp_path / "own.toml").rename("claims.toml")
    assert metric() == "vaccinated"
    (tmp_path / "settings" / "claims").mkdir(parents=True)
    here.rename(tmp_path / "settings" / "claims" / "claims.toml")
    assert metric() == "vaccinated"


def test_own_words_that_are_not_there_are_an_error() -> None:
    with pytest.raises(claims.UsageError, match="lexicon nowhere: there is no such file or folder"):
        claims.load_words("nowhere")


def test_the_extraction_is_scored_against_marked_claims(tmp_path: Path) -> None:
    (tmp_path / "news.documents.jsonl").write_text(
        json.dumps({"doc": "news", "text": TEXT, "published": "2024-08-06"}) + "\n" + '{"text": ""}\n',
        "utf-8",
    )
    gold = tmp_path / "news.gold.jsonl"
    gold.write_text(json.dumps({**claims.extract(TEXT)[0].to_dict(), "doc": "news"}), "utf-8")
    failures: list[claims.InputError] = []
    score = claims.evaluate(gold, on_failure=failures.append)
    assert (score.level("found").f1, score.field("places")) == (100, 100)
    assert len(failures) == 1
    with pytest.raises(claims.InputError):
        claims.evaluate(gold)


def test_a_label_that_there_is_not_is_an_error_of_the_caller() -> None:
    with pytest.raises(TypeError, match="publshed"):
        claims.extract("Up to 3,000 fighters were seen.", publshed="2024-08-06")  # type: ignore[call-arg]
