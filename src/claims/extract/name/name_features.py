"""Describe an unknown name by features: its words, their endings and shapes, the words around a mention.

The model of names (`name_kind`) has a weight for each feature, and is trained on the same ones.
"""

import re
from collections.abc import Iterator
from itertools import islice

REACH = 20_000  # characters of a text that are looked at
_SIDE = 40  # characters beside a mention that hold its two words
_TOKEN = re.compile(r"\n|\d+|[^\W\d_]+(?:['’-][^\W\d_]+)*|['’][sS]\b|[^\s\w]")
_ARTICLE = re.compile(r"(?:al|el|ul|ad|ar|as|ash|an|at|az|ed|er|es|ez)-")


def name_features(value: str) -> list[str]:
    """The features of a name by itself."""
    words = value.split()
    low = [_bare(word) for word in words]
    first, last = low[0], low[-1]
    found = ["bias", f"first={first}", f"last={last}", f"size={min(len(words), 4)}"]
    found += [f"word={word}" for word in low]
    found += [f"ends={last[-k:]}" for k in (2, 3, 4)]
    found += [f"begins={first[:k]}" for k in (2, 3, 4)]
    if len(low) > 1:
        found += [f"opens={first[-3:]}", f"closes={last[:3]}"]
    found += [f"shape={shape}" for shape in _shapes(words)]
    return found


def _shapes(words: list[str]) -> Iterator[str]:
    """What can be seen of a name's capitals, hyphens and articles."""
    if all(word.isupper() for word in words):
        yield "capitals"
        yield f"capitals-{min(len(words[0]), 6)}" if len(words) == 1 else "capitals-several"
    if any(word.islower() for word in words):
        yield "particle"
    articles = [k for k, word in enumerate(words) if _ARTICLE.match(word.lower())]
    if articles:
        yield "article-first" if not articles[0] else "article-inside"
    elif any("-" in word for word in words):
        yield "hyphen"


def _bare(word: str) -> str:
    low = word.lower().replace("’", "'")
    return _ARTICLE.sub("", low) if "-" in low else low


def text_features(value: str, text: str) -> list[str]:
    """What a text tells of a name elsewhere: whether its last word stands there in small letters, too."""
    small = _bare(value[value.rfind(" ") + 1 :])
    return ["small-too"] if text.find(f" {small} ", 0, REACH) >= 0 else []


def context_features(text: str, first: int, last: int) -> list[str]:
    """The features of the words around a mention that stands at `text[first:last]`."""
    tokens = _tokens_before(text, first)
    if tokens[-1:] == ["\n"] and not text[:first].strip():
        tokens = []  # it begins the text, whatever blank lines stand before that
    before = ["", "^", *tokens][-2:]
    after = [*(match.group() for match in islice(_TOKEN.finditer(text, last, last + _SIDE), 2)), "$", ""][:2]
    b2, b1, a1, a2 = map(_plain, (*before, *after))
    found = [f"-1={b1}", f"-2={b2}", f"-2-1={b2} {b1}", f"+1={a1}", f"+2={a2}", f"+1+2={a1} {a2}"]
    found.append(f"-1+1={b1} {a1}")
    left, right = before[1], after[0]
    if left[:1].isupper():
        found.append("capital-before")
    if right[:1].isupper():
        found.append("capital-after")
    if any(word.isupper() and len(word) > 2 for word in (left, right)):
        found.append("among-capitals")
    return found


def _tokens_before(text: str, first: int) -> list[str]:
    """The last tokens before a mention, two or more if there are so many: no token reaches over a space."""
    start = max(0, first - _SIDE)
    near = first
    for _ in range(3):
        near = max(start, text.rfind(" ", start, near))
    tokens = _TOKEN.findall(text, near, first)
    return tokens if len(tokens) > 1 or near == start else _TOKEN.findall(text, start, first)


def _plain(word: str) -> str:
    if word == "\n":
        return "¶"
    return "0" if word.isdigit() else word.lower().replace("’", "'")
