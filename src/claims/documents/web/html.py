"""Web pages: the article without menus and notices, by trafilatura; its date, by htmldate."""

import datetime
import logging
import re
from collections.abc import Iterator
from typing import Any

from claims.documents.content import INVISIBLE, Content, Labels, UnreadableError, tidy
from claims.documents.date import read_date
from claims.documents.encoding import decode, meant_encoding
from claims.documents.web.article_tree import (
    drop_edit_links,
    drop_note_marks,
    join_key_figures,
    mark_article,
)
from claims.documents.web.page_text import text_of, whole_text
from claims.documents.web.page_tree import empty_scripts, is_vast, open_lists_in_cells, unwrapped
from claims.documents.web.property_table import open_property_tables

MAX_PAGE = 20 * 1024 * 1024  # bytes
MAX_TAGS = 400_000  # of a page that is parsed; each takes a quarter of a kilobyte
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w:-]{2,40})""", re.IGNORECASE
)
# What browsers and SingleFile write into a page that they save.
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)|Page saved with SingleFile\s+url:\s*(\S+)")
_LINKED_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_PUBLISHED_NAMES = frozenset(
    (
        *("article:published_time", "og:article:published_time", "og:published_time", "article.published"),
        *("datepublished", "dcterms.issued", "dc.date.issued", "citation_publication_date", "pubdate"),
        *("parsely-pub-date", "sailthru.date", "publish_date", "publish-date", "publication_date"),
    )
)
_PREPARED = (
    drop_note_marks,
    drop_edit_links,
    join_key_figures,
    open_property_tables,
    mark_article,
    open_lists_in_cells,
)
_VAST = "a page of more text than an article has: all of it is taken"


def read_html(data: bytes, today: datetime.date) -> Content:
    """The article on a page, with title, author, site (as source), address and date of publication.

    Paragraphs stand apart by an empty line, items of a list begin with a bullet, the cells of a table's
    row are joined by ` | `. Raises UnreadableError.
    """
    if len(data) > MAX_PAGE:
        raise UnreadableError(f"is a page of more than {MAX_PAGE // 1024**2} MB; save its article as text")
    if data.count(b"<") > MAX_TAGS:
        raise UnreadableError(f"is a page of more than {MAX_TAGS:,} tags; save its article as text")
    import trafilatura  # noqa: PLC0415 - slow to import
    from trafilatura.core import bare_extraction  # noqa: PLC0415
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415

    for name in ("trafilatura", "htmldate"):  # their complaints are no business of the terminal
        logging.getLogger(name).addHandler(logging.NullHandler())
    html, notes = decode(data, _declared(data))
    tree = trafilatura.load_html(html)
    if tree is None:  # a fragment
        tree = trafilatura.load_html(html := f"<html><body><div>{html}</div></body></html>")
    stated = _stated_date(tree)
    empty_scripts(tree)
    tree = unwrapped(tree)
    dates = {"original_date": True, "extensive_search": False, "max_date": today.isoformat()}
    if is_vast(tree):
        title = tidy(tree.findtext(".//title"))
        return Content(whole_text(tree), Labels(title=title, published=stated), notes=(*notes, _VAST))
    for prepare in _PREPARED:
        prepare(tree)
    page: Any = bare_extraction(
        tree, include_comments=False, with_metadata=True, date_extraction_params=dates
    )
    text = text_of(page.body) if page is not None and page.body is not None else ""
    if not text:
        page = extract_metadata(trafilatura.load_html(html), date_config=dates)
        text = trafilatura.html2txt(html).translate(INVISIBLE).strip()
        notes = (*notes, "no article found in the page: all of its text is taken")
    return Content(text, _labels(page, html, stated), notes=notes)


def _declared(data: bytes) -> str | None:
    """The encoding that the page claims for itself."""
    match = _DECLARED.search(data[:2048])
    return meant_encoding(match[1].decode("ascii")) if match else None


def _labels(page: Any, html: str, stated: str | None) -> Labels:
    """What the page says of itself."""
    saved = _SAVED_FROM.search(html[:4096])
    return Labels(
        source=tidy(page.sitename),
        title=tidy(page.title),
        author=tidy(page.author),
        url=tidy(page.url or (saved and (saved[1] or saved[2]))),
        published=stated or page.date,
    )


def _stated_date(tree: Any) -> str | None:
    """The date that the page declares as that of its publication, in JSON-LD or in its head.

    Looked at first, and before any date of modification: htmldate may take that one instead.
    """
    for text in _stated_dates(tree):
        try:
            return read_date(text)
        except ValueError:
            continue
    return None


def _stated_dates(tree: Any) -> Iterator[str]:
    """The dates declared, the most direct ones first."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        yield from _LINKED_DATE.findall(script.text or "")
    for meta in tree.iterfind(".//meta[@content]"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name.lower() in _PUBLISHED_NAMES:
            yield meta.get("content")
    for element in tree.iterfind(".//*[@itemprop='datePublished']"):
        yield element.get("datetime") or element.text_content()
