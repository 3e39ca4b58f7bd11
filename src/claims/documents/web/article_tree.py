"""Make the tree of a page ready for the library that finds the article in it: where the article stands, which
figures stand on cards, and what is no text."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from claims.documents.content import BASE_OF_POWER, KEY_FIGURE

_BESIDE = frozenset("nav footer aside form script style noscript dialog".split())  # beside an article
_MAY_HOLD = frozenset("div section center".split())
_PROSE = 80  # characters of a paragraph that is no caption or button
_SHARE = 0.95  # of such paragraphs, in the element that holds the article

# The number of a note, raised: `in 2019<sup>1</sup>`, `<sup>[12]</sup>`. The power of a unit or of ten stays.
_NOTE = re.compile(r"\[?\d{1,3}\]?(?:,\s?\[?\d{1,3}\]?){0,5}|[*†‡§]|\[[a-z]\]|\[[a-z ]{4,20}\]")
_UNIT = 5  # characters before a power

_LABEL = re.compile(r"[^\W\d_]{3}")
_NO_LABEL = re.compile(  # days, times of reading, and what readers have done with a page
    r"\A(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w{0,6}\.?\Z|\b(?:ago|read|shares?|comments?"
    r"|likes?|views?|followers?|subscribers?|repl(?:y|ies)|photos?|minutes?|hours?|pages?|results?|posts?)\b",
    re.IGNORECASE,
)
_EDIT_LINKS = "mw-editsection"  # what MediaWiki sets beside a heading, as a class
_CARDS = ("div", "li", "section", "dl", "td")
_NO_CARD = ("a", "button", "table")  # what is in no card
_IN_CARD = 120  # characters of a card
_PIECES = 4  # of its text
_LOOKED_AT = 12  # pieces, blank ones among them
_LONG_PIECE = 400  # characters, with the blanks around them


def mark_article(tree: Any) -> None:
    """Call the element with nearly all of the prose `main`, where the page itself names no article: the
    library then keeps its headings and lists too, which it loses otherwise."""
    if next(tree.iter("article", "main"), None) is not None:
        return
    prose = _prose_within(tree)
    total, element = prose[tree], tree
    if not total:
        return
    while (inner := next((it for it in element if prose[it] >= _SHARE * total), None)) is not None:
        element = inner
    if element.tag in _MAY_HOLD:
        element.tag = "main"
    elif element.tag in ("body", "td"):
        main = element.makeelement("main", {})
        main.extend([it for it in element if it.tag not in _BESIDE])
        body = next(element.iterancestors("body"), element)  # out of the table that only places things
        body.insert(0, main)


def _prose_within(tree: Any) -> Counter[Any]:
    """How many characters of paragraphs long enough for prose are in each element; none beside an article."""
    prose: Counter[Any] = Counter()
    for element in reversed(list(tree.iter())):
        if element.tag == "p" and (length := sum(map(len, element.itertext()))) >= _PROSE:
            prose[element] = length
        parent = element.getparent()
        if parent is not None and prose[element] and element.tag not in _BESIDE:
            prose[parent] += prose[element]
    return prose


def drop_note_marks(tree: Any) -> None:
    """Take out the raised numbers of notes, which would go on with the word or number before them."""
    for raised in list(tree.iter("sup")):
        if _NOTE.fullmatch(raised.text_content().strip()) and not BASE_OF_POWER.search(_text_before(raised)):
            raised.drop_tree()


def _text_before(element: Any) -> str:
    """The last characters of the text right before an element."""
    before = element.getprevious()
    parent = element.getparent()
    text = before.tail if before is not None else parent.text if parent is not None else ""
    return (text or "")[-_UNIT:]


def join_key_figures(tree: Any) -> None:
    """Make one line of each card that holds a figure in large type and what it counts: `1.2M people in need`.
    Such cards stand side by side, two of them at least."""
    cards = list(_find_cards(tree))
    beside = Counter(card.getparent() for card, _ in cards)
    for card, text in cards:
        if beside[card.getparent()] > 1:
            for child in list(card):
                card.remove(child)
            card.text = text
            card.tag = "p" if card.tag in ("div", "section", "dl") else card.tag


def _find_cards(tree: Any) -> Iterator[tuple[Any, str]]:
    """The elements that are cards, and their text; of those in one another the outermost."""
    within: set[Any] = set()
    for element in tree.iter(*_CARDS):
        parent = element.getparent()
        if parent in within:
            within.add(element)
        elif (text := _text_of_card(element)) is not None:
            within.update(element.iter())
            yield element, text


def _text_of_card(element: Any) -> str | None:
    """The text of a card as a line; None: it is none."""
    looked_at = list(islice(element.itertext(), _LOOKED_AT + 1))
    if len(looked_at) > _LOOKED_AT or any(len(piece) > _LONG_PIECE for piece in looked_at):
        return None
    pieces = [" ".join(piece.split()) for piece in looked_at if piece.strip()]
    if not 1 < len(pieces) <= _PIECES or sum(map(len, pieces)) > _IN_CARD:
        return None
    figures = [k for k, piece in enumerate(pieces) if KEY_FIGURE.fullmatch(piece)]
    if (
        figures not in ([0], [len(pieces) - 1])
        or next(element.iter("a", "button", "table"), None) is not None
    ):
        return None
    label = " ".join(piece for k, piece in enumerate(pieces) if k not in figures)
    if not _LABEL.search(label) or _NO_LABEL.search(label):
        return None
    return f"{pieces[0]} {label}" if figures == [0] else f"{label.rstrip(':')}: {pieces[-1]}"


def drop_edit_links(tree: Any) -> None:
    """Take out the links beside the headings of a wiki: `History[edit]`."""
    for links in tree.find_class(_EDIT_LINKS):
        links.drop_tree()
