"""Which endpoint is meant, and which cannot be."""

from pathlib import Path

import pytest

from claims.endpoint.endpoint_settings import Endpoint, load_endpoint
from claims.errors import UsageError

LOCAL = "http://127.0.0.1:11434/v1"


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(("[reader]", *lines)), encoding="utf-8")
    return path


def test_a_file_names_an_endpoint_with_its_manners(tmp_path: Path) -> None:
    path = write(
        tmp_path / "claims.toml",
        'endpoint = "https://models.example.org/v1"',
        'model = "reader-1"',
        'key_env = "THE_KEY"',
        "max_tokens = 100\nparallel = 2\ntimeout = 2.5\nprice_in = 1\nprice_out = 5.5",
    )
    assert load_endpoint([path], {"THE_KEY": "k"}) == Endpoint(
        "https://models.example.org/v1", "reader-1", "k", 100, 2, 2.5, 1, 5.5
    )


def test_a_nearer_endpoint_is_never_given_the_key_of_another(tmp_path: Path) -> None:
    mine = write(
        tmp_path / "mine.toml",
        'endpoint = "https://mine.example.org/v1"',
        'model = "m"',
        'key_env = "MINE"',
        "parallel = 9",
    )
    theirs = write(tmp_path / "theirs.toml", 'endpoint = "https://theirs.example.org/v1"', 'model = "t"')
    environ = {"MINE": "k", "CLAIMS_READER_KEY": "other"}
    assert load_endpoint([mine], environ).key == "k"
    found = load_endpoint([mine, theirs], environ)
    assert (found.url, found.model, found.key, found.parallel) == (
        "https://theirs.example.org/v1", "t", None, 9,
    )  # fmt: skip
    named = {**environ, "CLAIMS_READER_ENDPOINT": LOCAL, "CLAIMS_READER_MODEL": "e"}
    found = load_endpoint([mine], named)
    assert (found.url, found.model, found.key) == (LOCAL, "e", "other")
    found = load_endpoint([mine], named, url="http://localhost:1/v1", model="g")
    assert (found.url, found.model, found.key) == ("http://localhost:1/v1", "g", None)


def test_another_model_at_the_same_endpoint_keeps_its_key(tmp_path: Path) -> None:
    path = write(tmp_path / "a.toml", 'endpoint = "https://a.example.org"', 'model = "m"', 'key_env = "MINE"')
    found = load_endpoint([path], {"MINE": "k"}, model="larger")
    assert (found.model, found.key) == ("larger", "k")


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([], "no endpoint is named; set endpoint and model"),
        (['model = "m"'], "no endpoint is named"),
        ([f'endpoint = "{LOCAL}"'], "name a model as well"),
        (['endpiont = "x"'], "there is no endpiont; there are endpoint, model"),
        ([f'endpoint = "{LOCAL}"', "model = 3"], "model cannot be 3"),
        ([f'endpoint = "{LOCAL}"', 'model = "m"', "parallel = true"], "parallel cannot be True"),
        ([f'endpoint = "{LOCAL}"', 'model = "m"', "parallel = 0"], "parallel has to be larger than 0"),
        ([f'endpoint = "{LOCAL}"', 'model = "m"', 'key_env = "NONE"'], "the variable NONE, which is not set"),
        (['key_env = "NONE"'], "key_env goes with the endpoint"),
        (['endpoint = "ftp://a/v1"', 'model = "m"'], "is no address"),
        (['endpoint = "https://"', 'model = "m"'], "is no address"),
        (['endpoint = "http://a b/v1"', 'model = "m"'], "is no address"),
        (['endpoint = "http://a\\nb/v1"', 'model = "m"'], "is no address"),
        ([f'endpoint = "{LOCAL}"', 'model = "m\\u0000"'], "characters that no name has"),
        (['endpoint = "https://[a/v1"', 'model = "m"'], "is no address"),
        (['endpoint = "https://a:99999/v1"', 'model = "m"'], "is no address"),
        (['endpoint = "https://a/v1?key=abc"', 'model = "m"'], "is no address"),
        (['endpoint = "https://me:secret@a/v1"', 'model = "m"'], "holds a password"),
        (['endpoint = "http://a.example.org/v1"', 'model = "m"', 'key_env = "KEY"'], "use https"),
        (["endpoint ="], "claims.toml"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(tmp_path: Path, lines: list[str], says: str) -> None:
    path = write(tmp_path / "claims.toml", *lines)
    with pytest.raises(UsageError) as failure:
        load_endpoint([path], {"KEY": "secret"})
    assert says in str(failure.value)
    assert "\n" not in str(failure.value)
    assert "secret" not in str(failure.value)


@pytest.mark.parametrize("key", ["k\nx: y", "schlüssel"])
def test_a_key_that_is_none_is_refused(key: str) -> None:
    with pytest.raises(UsageError, match="characters that no key has"):
        load_endpoint([], {}, url=LOCAL, model="m", key=key)


@pytest.mark.parametrize(
    ("url", "local"),
    [
        (LOCAL, True),
        ("http://localhost/v1", True),
        ("http://[::1]:80/v1", True),
        ("http://127.8.9.1/v1", True),
        ("http://localhost.example.org/v1", False),
        ("http://127.0.0.1.example.org/v1", False),
        ("http://192.168.0.4/v1", False),
        ("https://models.example.org/127.0.0.1", False),
    ],
)
def test_what_is_on_this_machine(url: str, local: bool) -> None:
    assert Endpoint(url, "m").is_local is local


@pytest.mark.parametrize("url", [LOCAL, f"{LOCAL}/", f"{LOCAL}/chat/completions"])
def test_requests_go_to_the_chat(url: str) -> None:
    assert Endpoint(url, "m").chat_url == f"{LOCAL}/chat/completions"


def test_how_often_is_asked_is_set_in_a_file_the_environment_or_the_call(tmp_path: Path) -> None:
    path = write(tmp_path / "a.toml", f'endpoint = "{LOCAL}"', 'model = "m"', "readings = 3")
    assert load_endpoint([path], {}).readings == 3
    assert load_endpoint([path], {"CLAIMS_READER_READINGS": "5"}).readings == 5
    assert load_endpoint([path], {"CLAIMS_READER_READINGS": "5"}, readings=2).readings == 2
    assert load_endpoint([path], {}, url=LOCAL, model="m").readings == 3
    assert load_endpoint([], {}, url=LOCAL, model="m").readings == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [("many", "CLAIMS_READER_READINGS cannot be 'many'"), ("0", "larger than 0"), ("100", "99 readings")],
)
def test_readings_are_a_number(text: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        load_endpoint([], {"CLAIMS_READER_READINGS": text}, url=LOCAL, model="m")
