"""What the tests of reading share: a fixed today, one-document reading, and real files made by hand."""

import datetime
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from claims.documents.input_files import Overrides, read_inputs
from claims.errors import InputError
from claims.model import Document

TODAY = datetime.date(2026, 11, 20)
Piece = tuple[float, float, float, str]  # left, height, type size, text


@pytest.fixture
def today() -> datetime.date:
    return TODAY


@pytest.fixture
def read_all() -> Callable[..., list[Document | InputError]]:
    """Everything that the inputs give, in order."""

    def read(
        *inputs: Path | str, stdin: bytes = b"", today: datetime.date = TODAY, **labels: str
    ) -> list[Document | InputError]:
        names = [str(name) for name in inputs]
        return list(read_inputs(names, Overrides(**labels), today=today, stdin=io.BytesIO(stdin)))

    return read


@pytest.fixture
def read_one(read_all: Callable[..., list[Document | InputError]]) -> Callable[..., Document]:
    """The only document that an input gives."""

    def read(*inputs: Path | str, **options: Any) -> Document:
        (item,) = read_all(*inputs, **options)
        assert isinstance(item, Document), item
        return item

    return read


@pytest.fixture
def error_of(read_all: Callable[..., list[Document | InputError]]) -> Callable[..., str]:
    """The line of words of the only error that an input gives."""

    def read(*inputs: Path | str, **options: Any) -> str:
        (item,) = read_all(*inputs, **options)
        assert isinstance(item, InputError), item
        assert "\n" not in str(item)
        return str(item)

    return read


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    return pdf_bytes


def pdf_bytes(pages: Sequence[Sequence[Piece]], info: str = "") -> bytes:
    """A PDF written by hand: every page a list of pieces of Helvetica; `info` is its dictionary."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{5 + 2 * i} 0 R' for i in range(len(pages)))}] "
        f"/Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>",
    ]
    for number, pieces in enumerate(pages):
        stream = "\n".join(
            f"BT /F1 {size} Tf {left} {height} Td ({_escaped(text)}) Tj ET"
            for left, height, size, text in pieces
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return _assembled(objects)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _assembled(objects: Sequence[str]) -> bytes:
    """The objects as a file with its table of offsets."""
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(out)
    rows = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode()
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\n".encode()
    return bytes(out + f"startxref\n{start}\n%%EOF\n".encode())


@pytest.fixture
def column() -> Callable[..., list[Piece]]:
    """Lines under one another, as pieces for `make_pdf`."""

    def pieces(
        lines: Sequence[str], left: float = 60, top: float = 700, size: float = 10, leading: float = 12
    ) -> list[Piece]:
        return [(left, top - i * leading, size, line) for i, line in enumerate(lines)]

    return pieces
