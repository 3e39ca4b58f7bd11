"""Make the tree of a page ready for the library that finds the article in it."""

from collections import Counter
from typing import Any

MAX_ELEMENTS = 40_000  # of a page in which the article is looked for
MAX_ARTICLE = 2_000_000  # characters of text of such a page
MAX_SCRIPT = 200_000  # characters of a script; those with data for search engines have some thousands
MAX_INLINE = 1_000  # spans, links and the like in one block
INLINE = tuple(
    "a abbr b bdi bdo big cite del dfn em font i ins kbd mark q s small span strong sub sup tt u".split()
)


def empty_scripts(tree: Any) -> None:
    """Empty the large scripts: the library takes many times their size to look into them."""
    for script in tree.iter("script"):
        if len(script.text or "") > MAX_SCRIPT:
            script.text = None


def unwrapped(tree: Any) -> Any:
    """The page without the spans, links and bold words of each block that holds more of them than anybody
    reads; the library takes time with the square of their number."""
    from lxml.etree import strip_tags, tostring  # noqa: PLC0415 - slow to import
    from trafilatura import load_html  # noqa: PLC0415

    inside: Counter[Any] = Counter()
    for element in tree.iter(*INLINE):
        block = element.getparent()
        while block is not None and block.tag in INLINE:
            block = block.getparent()
        inside[block] += 1
    crowded = [block for block, count in inside.items() if block is not None and count > MAX_INLINE]
    for block in crowded:
        strip_tags(block, *INLINE)
    # Written and parsed anew, what stood apart is one text.
    return load_html(tostring(tree, encoding="unicode", method="html")) if crowded else tree


def is_vast(tree: Any) -> bool:
    """Whether a page holds more than any article, so that finding the article in it would take too long."""
    return sum(1 for _ in tree.iter()) > MAX_ELEMENTS or sum(map(len, tree.itertext())) > MAX_ARTICLE


def open_lists_in_cells(tree: Any) -> None:
    """Turn lists in a table's cells into paragraphs: trafilatura loses them (its issue 531)."""
    for element in tree.xpath("//td//li | //th//li"):
        element.tag = "p"
    for element in tree.xpath("//td//ul | //td//ol | //th//ul | //th//ol"):
        element.tag = "div"
