"""Who speaks where a text gives somebody's own words: the turns of a transcript ("[MAAS] WE HAVE LOST 20",
"SEC. MAAS: We have lost 20"), a speech or communiqué as a whole ("[SPEECH] [PRESIDENT JAN MAAS]")."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from claims.extract.report.reading import Reading
from claims.extract.text.full_name import titles
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import STOPS

# A label that begins a line. Lines are looked for by their break, which is quicker than by their start.
_TURN = re.compile(r"\n(?:\[BEGIN RECORDING\] )?(?:\[([A-Z][A-Z'. -]{1,40})\]|([A-Z][A-Z'. -]{2,40}|[QA]):) ")
_SPEECH = re.compile(
    r"\[(?:ADDRESS|COMMUNIQUE|MESSAGE|SPEECH|STATEMENT)\] \[([^\]]{4,120})\]"
    r"|\[(?:ADDRESS|INTERVIEW|MESSAGE|NEWS CONFERENCE|SPEECH|STATEMENT) (?:BY|OF|WITH) ([^\]]{4,200})\]"
)
_REPORT = re.compile(r"\[REPORT\] \[([^\]]{4,120})\]")
_HEAD = 600  # characters of a text in which a speech says whose it is
_TURNS = 2  # of one label, so that it is a speaker's and no heading
# Labels of what is no speech, and of those who ask.
_NO_SPEAKER = frozenset(
    "article begin break continued correspondent editorial end excerpt excerpts host interviewer moderator "
    "passage q question recording report reporter summary text words".split()
)
_ASKING = frozenset("correspondent host interviewer moderator q question reporter".split())


class Turn(NamedTuple):
    """What one speaker says: from where on, and his name; None for those who ask."""

    start: int
    name: str | None


def speaker_at(offset: int, reading: Reading) -> str | None:
    """Whose words the text gives at `offset`, where it is a transcript or a speech."""
    turns = reading.layer(_turns)
    if not turns:
        return None
    at = bisect_right(turns, offset, key=lambda turn: turn.start) - 1
    return turns[at].name if at >= 0 else None


def _turns(reading: Reading) -> list[Turn]:
    text, offices = reading.document.text, reading.lexicon
    speech = _SPEECH.search(text, 0, _HEAD) or _official(text, offices)
    if speech is None:
        return list(_labelled(text, 0, None, offices))
    whose = _name(next(filter(None, speech.groups())), offices)
    turns = list(_labelled(text, speech.end(), whose, offices))
    return turns or [Turn(speech.end(), whose)]


def _official(text: str, lexicon: Lexicon) -> re.Match[str] | None:
    """A report of an official's own: "[REPORT] [COLONEL RENE PONCE]", not of a reporter."""
    report = _REPORT.search(text, 0, _HEAD)
    whose = report.group(1).split(",")[0].lower().split() if report else []
    return None if lexicon.index(titles).isdisjoint(whose) else report


def _labelled(text: str, start: int, whose: str | None, offices: Lexicon) -> Iterator[Turn]:
    """The turns from `start` on that begin with their speaker's name, and those of others who ask."""
    found = list(_TURN.finditer("\n" + text, start))
    if not found:
        return
    labels = Counter(match.group(1) or match.group(2) for match in found)
    for match in found:
        label = match.group(1) or match.group(2)
        if _NO_SPEAKER.isdisjoint(label.lower().replace(".", "").split()):
            if label == "A":
                yield Turn(match.end() - 1, whose)
            elif match.group(1) or labels[label] >= _TURNS:
                yield Turn(match.end() - 1, _full(_name(label, offices), whose))
        elif label.split()[0].lower() in _ASKING:
            yield Turn(match.end() - 1, None)


def _full(name: str, whose: str | None) -> str:
    """The full name of the one whose speech it is, where a label has his last name only."""
    return whose if whose and whose.endswith(name) else name


def _name(words: str, lexicon: Lexicon) -> str:
    """A name in capitals or not as it is written elsewhere, without office: "Alan Garcia"."""
    words = re.split(r",| BY | ON | AT | \(", words, maxsplit=1)[0]
    offices = lexicon.index(titles)
    parts = words.split()
    last = max((k for k, part in enumerate(parts) if part.lower().strip(".") in offices), default=-1)
    own = parts[last + 1 :] or parts
    return " ".join(_recased(part) for part in own)


def _recased(word: str) -> str:
    if not word.isupper() or len(word) == 1:
        return word
    return word.lower() if word.lower() in STOPS else word.capitalize()
