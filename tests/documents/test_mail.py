"""E-mail: the words of the sender, what the headers say of them, and nothing of what strangers slip in."""

import base64
import datetime
import time
from collections.abc import Callable
from contextlib import suppress
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claims.documents.content import UnreadableError
from claims.documents.kind import Kind, kind_of
from claims.documents.mail import MAX_MAIL, read_mail, read_web_archive
from claims.extract.claim import extract_claims
from claims.lexicon import load_lexicon
from claims.model import Document

Read = Callable[..., Document]
TODAY = datetime.date(2026, 11, 20)
SENTENCE = "The UN said up to 20,000 fighters remained in Syria."


def message(text: str | None = SENTENCE, html: str | None = None, **headers: str) -> EmailMessage:
    """A message as programs write them."""
    mail = EmailMessage()
    stated = {
        "From": "Situation Desk <desk@example.org>",
        "Subject": "Update",
        "Message-ID": "<1@example.org>",
    }
    for name, value in (stated | {"Date": "Tue, 21 May 2019 23:40:00 -0400"} | headers).items():
        mail[name] = value
    if text is not None:
        mail.set_content(text)
    if html is not None and text is not None:
        mail.add_alternative(html, subtype="html")
    elif html is not None:
        mail.set_content(html, subtype="html")
    return mail


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[EmailMessage | MIMEMultipart | bytes], Path]:
    """A file with that message."""

    def save(mail: EmailMessage | MIMEMultipart | bytes) -> Path:
        path = tmp_path / "mail.eml"
        path.write_bytes(mail if isinstance(mail, bytes) else mail.as_bytes())
        return path

    return save


def test_the_body_is_the_text_and_headers_say_what_it_is(read_one: Read, saved: Callable[..., Path]) -> None:
    document = read_one(saved(message()))
    assert document.text.strip() == SENTENCE
    assert (document.title, document.author) == ("Update", "Situation Desk")
    assert (document.published, document.published_basis) == ("2019-05-21", "metadata")
    assert document.notes == ()


def test_claims_of_a_message_of_several_parts_are_found(read_one: Read, saved: Callable[..., Path]) -> None:
    mail = message(html="<p>Something else.</p>")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="map.pdf")
    document = read_one(saved(mail))
    (claim,) = extract_claims(document, load_lexicon())
    assert (claim.figure, claim.metric, claim.claimant) == ("up to 20,000", "fighters", "UN")
    assert document.notes == ("not read: 1 attachment (map.pdf)",)


def test_without_plain_text_the_page_is_read(read_one: Read, saved: Callable[..., Path]) -> None:
    html = f"<html><head><style>p {{}}</style></head><body><p>Dear all,</p><p>{SENTENCE}</p></body></html>"
    text = read_one(saved(message(None, html))).text
    assert SENTENCE in text
    assert "<p>" not in text


def test_a_blank_plain_text_is_no_alternative(read_one: Read, saved: Callable[..., Path]) -> None:
    assert SENTENCE in read_one(saved(message(" \n", f"<p>{SENTENCE}</p>"))).text


def test_nested_parts_are_read_in_order(read_one: Read, saved: Callable[..., Path]) -> None:
    outer, related, choice = MIMEMultipart("mixed"), MIMEMultipart("related"), MIMEMultipart("alternative")
    choice.attach(MIMEText("First.", "plain"))
    choice.attach(MIMEText("<p>Not this one.</p>", "html"))
    related.attach(choice)
    image = MIMENonMultipart("image", "png")
    image["Content-ID"] = "<logo>"
    related.attach(image)
    outer.attach(related)
    outer.attach(MIMEText("Second.", "plain"))
    document = read_one(saved(outer))
    assert document.text == "First.\n\nSecond."
    assert document.notes == ()


def test_a_forwarded_message_and_other_attachments_are_told_of(
    read_one: Read, saved: Callable[..., Path]
) -> None:
    mail = message()
    mail.add_attachment(message("500 were killed."))
    mail.add_attachment("rows", filename="figures.csv")
    document = read_one(saved(mail))
    assert document.text.strip() == SENTENCE
    assert document.notes == ("not read: 2 attachments (message/rfc822, figures.csv)",)


def test_a_message_without_a_text_says_what_is_attached(
    error_of: Callable[..., str], saved: Callable[..., Path]
) -> None:
    mail = message(None)
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="map.pdf")
    assert "holds no text, only 1 attachment (map.pdf); save and give what is attached" in error_of(
        saved(mail)
    )


@pytest.mark.parametrize(
    ("header", "author"),
    [
        ("Situation Desk <desk@example.org>", "Situation Desk"),
        ('"Desk, Situation" <desk@example.org>', "Desk, Situation"),
        ("desk@example.org", "desk@example.org"),
        ("<desk@example.org>", "desk@example.org"),
        ("=?utf-8?b?QW50w7NuaW8=?= <a@example.org>", "António"),
        ("=?gb2312?B?wfnNqA==?= <a@example.org>", "六通"),
        ("=?no-such-thing?q?Desk?= <a@example.org>", "Desk"),
        ("", None),
    ],
)
def test_the_sender_is_the_author_by_name_or_address(header: str, author: str | None) -> None:
    data = f"From: {header}\nSubject: x\n\n{SENTENCE}\n".encode()
    assert read_mail(data, TODAY).labels.author == author


@pytest.mark.parametrize(
    ("header", "published", "notes"),
    [
        ("Tue, 21 May 2019 23:40:00 -0400", "2019-05-21", ()),
        ("21 May 19 08:00 GMT", "2019-05-21", ()),
        ("yesterday", None, ("its date cannot be read",)),
        ("Mon, 99999999999999999999 Jan 2019 10:00:00", None, ("its date cannot be read",)),
        ("Thu, 31 Feb 2019 10:00:00 +0000", None, ("its date cannot be read",)),
    ],
)
def test_the_date_is_that_of_the_sender(header: str, published: str | None, notes: tuple[str, ...]) -> None:
    content = read_mail(f"From: a@example.org\nDate: {header}\n\n{SENTENCE}\n".encode(), TODAY)
    assert content.labels.published == published
    assert content.notes == notes


@pytest.mark.parametrize(
    ("charset", "body"),
    [
        ("utf-8", "Zürich – 5 tués".encode()),
        ("iso-8859-1", "Zürich – 5 tués".encode()),  # named wrongly, as many programs do
        ("iso-8859-1", "Zürich – 5 tués".encode("cp1252")),
        ("us-ascii", "Zürich – 5 tués".encode()),
        ("rot13", "Zürich – 5 tués".encode()),
        ("unicode_escape", "Zürich – 5 tués".encode()),
        ("", "Zürich – 5 tués".encode()),
    ],
)
@pytest.mark.parametrize("transfer", ["8bit", "base64"])
def test_a_body_is_read_in_its_encoding(charset: str, body: bytes, transfer: str) -> None:
    head = (
        f'Content-Type: text/plain; charset="{charset}"\nContent-Transfer-Encoding: {transfer}\n\n'.encode()
    )
    encoded = base64.encodebytes(body) if transfer == "base64" else body
    assert read_mail(head + encoded, TODAY).text == "Zürich – 5 tués"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"Received: by x\r\nFrom: a@example.org\r\n\r\nText", Kind.MAIL),
        (b"From: a@example.org\nMIME-Version: 1.0\n\nText", Kind.MAIL),
        (b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n", Kind.WEB_ARCHIVE),
        (b"From: our own correspondent\nDate: 3 May\n\nText", Kind.TEXT),
        (b"Note: this\nis no message\n", Kind.TEXT),
    ],
)
def test_a_message_without_a_name_is_told_by_its_first_lines(head: bytes, kind: Kind) -> None:
    assert kind_of("", head) is kind


def test_a_text_that_is_named_a_text_stays_one() -> None:
    assert kind_of("note.txt", b"Received: by x\nMessage-ID: y\n\nText") is Kind.TEXT


def test_hostile_headers_reach_nobody(read_one: Read, saved: Callable[..., Path]) -> None:
    data = (
        b"From: =?utf-8?q?=1B[31m=E2=80=AEevil?= <a@example.org>\n"
        b"Subject: =?utf-8?q?one=0D=0ABcc:_two?= "
        + b"(" * 3000
        + b"\nDate: "
        + b"1 " * 9000
        + b"\n\n"
        + SENTENCE.encode()
    )
    document = read_one(saved(data))
    assert document.author is not None
    assert document.title is not None
    assert document.author.isprintable()
    assert document.title.isprintable()
    assert len(document.title) <= 2000


def nested(depth: int) -> bytes:
    """Parts within parts."""
    parts = [b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth)]
    return b"".join(parts) + b"Content-Type: text/plain\n\n5 killed\n"


def test_parts_within_parts_are_read_up_to_a_depth() -> None:
    assert read_mail(nested(50), TODAY).text == "5 killed"
    with pytest.raises(UnreadableError, match="more than 100 parts that hold parts"):
        read_mail(nested(2000), TODAY)


def test_a_message_that_is_too_large_is_refused() -> None:
    with pytest.raises(UnreadableError, match="is a message of more than 50 MB"):
        read_mail(b"x" * (MAX_MAIL + 1), TODAY)


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: " + b"x" * 3_000_000,
        b"Subject: a\n" + b" x\n" * 300_000,
        b"From: " + b"=?" * 300_000 + b"\n\nx",
        b"no field\n" * 300_000,
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n" * 50_000,
        b"Content-Type: multipart/mixed; boundary=\n\n" + b"--\n" * 100_000,
    ],
    ids=["long", "folded", "encoded words", "no fields", "empty parts", "empty boundary"],
)
def test_hostile_messages_take_little_time(data: bytes) -> None:
    before = time.process_time()
    read_mail(data, TODAY)
    assert time.process_time() - before < 5


@given(st.binary(max_size=400))
@example(b"Content-Type: multipart/alternative; boundary=b\n\n--b--")
@example(b"Content-Type: multipart/mixed\n\ntext")
@example(b"Content-Type: message/rfc822\n\n\n")
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_whatever_comes_is_read_or_refused_in_words(data: bytes) -> None:
    for head in (
        b"",
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n",
        b"Subject: ",
        b"Date: ",
        b"From: ",
    ):
        with suppress(UnreadableError):
            assert "\0" not in (read_mail(head + data, TODAY).labels.title or "")


def web_archive(page: str) -> bytes:
    mail = MIMEMultipart("related", type="text/html")
    mail["From"] = "<Saved by Blink>"
    mail["Snapshot-Content-Location"] = "https://example.org/news/1"
    mail["Subject"] = "A saved page"
    mail["Date"] = "Fri, 03 Jan 2025 10:00:00 -0000"
    mail.attach(MIMEText(page, "html", "utf-8"))
    mail.attach(MIMEText("body { }", "css"))
    return mail.as_bytes()


def test_a_saved_page_is_read_as_the_page_it_was(read_one: Read, tmp_path: Path) -> None:
    body = f"<article><h1>Fighters remain</h1>{f'<p>{SENTENCE}</p>' * 3}</article>"
    path = tmp_path / "page.mhtml"
    path.write_bytes(
        web_archive(f"<html><head><title>Fighters remain</title></head><body>{body}</body></html>")
    )
    document = read_one(path)
    assert SENTENCE in document.text
    assert document.title == "Fighters remain"
    assert (document.url, document.source) == ("https://example.org/news/1", "example.org")
    assert document.published is None


def test_a_web_archive_without_a_page_is_refused() -> None:
    with pytest.raises(UnreadableError, match="web archive without a page"):
        read_web_archive(b"From: <Saved by Blink>\nMIME-Version: 1.0\n\nx", TODAY)
