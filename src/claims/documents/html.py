"""Web pages: the article without menus and notices, by trafilatura; its date, by htmldate."""

import datetime
import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from claims.documents.content import INVISIBLE, Content, Labels, UnreadableError, tidy
from claims.documents.date import read_date
from claims.documents.encoding import decode, meant_encoding

MAX_PAGE = 20 * 1024 * 1024  # bytes
MAX_TAGS = 400_000  # of a page that is parsed; each takes a quarter of a kilobyte
MAX_ELEMENTS = 40_000  # of a page in which the article is looked for
MAX_ARTICLE = 2_000_000  # characters of text of such a page
MAX_SCRIPT = 200_000  # characters of a script; those with data for search engines have some thousands
MAX_INLINE = 1_000  # spans, links and the like in one block
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
_INLINE = tuple(
    "a abbr b bdi bdo big cite del dfn em font i ins kbd mark q s small span strong sub sup tt u".split()
)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BLOCKS = frozenset({"p", "head", "item", "quote", "list", "table", "code"})
_BREAK = "\n\n"
_NO_TEXT = frozenset("head script style noscript template svg math object iframe select textarea".split())
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
    _without_scripts(tree)
    tree = _unwrapped(tree)
    dates = {"original_date": True, "extensive_search": False, "max_date": today.isoformat()}
    if _is_vast(tree):
        title = tidy(tree.findtext(".//title"))
        return Content(_whole_text(tree), Labels(title=title, published=stated), notes=(*notes, _VAST))
    _open_lists_in_cells(tree)
    page: Any = bare_extraction(
        tree, include_comments=False, with_metadata=True, date_extraction_params=dates
    )
    text = _text_of(page.body) if page is not None and page.body is not None else ""
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


def _without_scripts(tree: Any) -> None:
    """Empty the large scripts: the library takes many times their size to look into them."""
    for script in tree.iter("script"):
        if len(script.text or "") > MAX_SCRIPT:
            script.text = None


def _unwrapped(tree: Any) -> Any:
    """The page without the spans, links and bold words of each block that holds more of them than anybody
    reads; the library takes time with the square of their number."""
    from lxml.etree import strip_tags, tostring  # noqa: PLC0415 - slow to import
    from trafilatura import load_html  # noqa: PLC0415

    inside: Counter[Any] = Counter()
    for element in tree.iter(*_INLINE):
        block = element.getparent()
        while block is not None and block.tag in _INLINE:
            block = block.getparent()
        inside[block] += 1
    crowded = [block for block, count in inside.items() if block is not None and count > MAX_INLINE]
    for block in crowded:
        strip_tags(block, *_INLINE)
    # Written and parsed anew, what stood apart is one text.
    return load_html(tostring(tree, encoding="unicode", method="html")) if crowded else tree


def _is_vast(tree: Any) -> bool:
    """Whether a page holds more than any article, so that finding the article in it would take too long."""
    return sum(1 for _ in tree.iter()) > MAX_ELEMENTS or sum(map(len, tree.itertext())) > MAX_ARTICLE


def _whole_text(tree: Any) -> str:
    """All text of a page but scripts and the like, its blocks apart by an empty line."""
    from lxml.etree import iterwalk  # noqa: PLC0415 - slow to import

    pieces: list[str] = []
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if element.tag not in _INLINE and element.tag != "br":
            pieces.append(_BREAK)
        if event == "end":
            pieces.append(("\n" if element.tag == "br" else "") + _squeeze(element.tail))
        elif element.tag in _NO_TEXT:
            walk.skip_subtree()
        else:
            pieces.append(_squeeze(element.text))
    return _in_paragraphs("".join(pieces))


def _open_lists_in_cells(tree: Any) -> None:
    """Turn lists in a table's cells into paragraphs: trafilatura loses them (its issue 531)."""
    for element in tree.xpath("//td//li | //th//li"):
        element.tag = "p"
    for element in tree.xpath("//td//ul | //td//ol | //th//ul | //th//ol"):
        element.tag = "div"


def _text_of(body: Any) -> str:
    """The text of trafilatura's tree, its blocks apart by an empty line."""
    pieces: list[str] = []
    _collect(body, pieces)
    return _in_paragraphs("".join(pieces))


def _in_paragraphs(text: str) -> str:
    """A text whose blocks end in breaks, without the empty ones and the spaces around lines."""
    paragraphs = text.translate(INVISIBLE).replace(f"• {_BREAK}", "• ").split(_BREAK)
    lines = ("\n".join(line.strip(" ") for line in p.split("\n")).strip() for p in paragraphs)
    return _BREAK.join(line for line in lines if line not in ("", "•"))


def _collect(element: Any, pieces: list[str]) -> None:
    """Append the text of `element` and what is in it, in order."""
    tag = element.tag
    if tag == "lb":
        pieces.append("\n")
    elif tag == "row":
        pieces.extend((_BREAK, " | ".join(map(_cell, element)).rstrip(" |"), _BREAK))
    elif isinstance(tag, str):  # no comment
        edge = _BREAK if tag in _BLOCKS else ""
        pieces.append(edge + ("• " if tag == "item" else "") + _squeeze(element.text))
        for child in element:
            _collect(child, pieces)
            pieces.append(_squeeze(child.tail))
        pieces.append(edge)


def _cell(element: Any) -> str:
    """The text of a table's cell, on one line."""
    pieces: list[str] = []
    _collect(element, pieces)
    return " ".join("".join(pieces).split())


def _squeeze(text: str | None) -> str:
    """Text as a browser shows it: white space is one space."""
    return _SPACES.sub(" ", text) if text else ""
