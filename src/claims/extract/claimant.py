"""Find who the text says gives a figure: the claimant, who is neither the publisher nor whoever did the deed.

A frame of the figure's own sentence decides; else the speaker of the quotation that the figure stands in,
a source in parentheses right behind the sentence, or, for a headline, the sentence that it sums up.
"""

from claims.extract.headline import summed_up
from claims.extract.reading import Found, Quantity, Reading
from claims.extract.sentence import Sentence
from claims.extract.speaker_name import name_speaker
from claims.extract.speaker import DOCUMENT
from claims.extract.speech import Frame, sentence_line, speech_frames

_NEAR = 8  # words between a figure and "reported by the ministry"
_NOBODY = Found(None, "claimant.none")


def find_claimant(quantity: Quantity, reading: Reading) -> Found:
    """Who gives the figure, by canonical name or in the text's own words without article; None: nobody.

    `quantity.noun` and `counted` have to be set. Conventions: the annotation guide, "claimant".
    """
    sentence = quantity.sentence
    frames = speech_frames(sentence, reading.lexicon)
    frame = covering_frame(frames, sentence, quantity.first, quantity.last) if frames else None
    if frame is not None:
        if is_background(sentence, frame, quantity.first, quantity.last):
            return Found(None, "claimant.background")
        found = _named(frame, sentence, reading)
        closing = next((f for f in frames if f.closing and _start(f) >= quantity.last), None)
        if found.value is None and closing and closing is not frame:  # "reports spoke of 20 dead, police said"
            return _named(closing, sentence, reading)
        return found
    told = summed_up(quantity, reading)
    if told is not None:
        return find_claimant(told, reading)._replace(rule="claimant.headline")
    return _quoted(quantity, reading) or _source_behind(sentence, reading) or _NOBODY


def _named(frame: Frame, sentence: Sentence, reading: Reading) -> Found:
    """What the frame's speaker is called."""
    if frame.speaker is None:
        return Found(None, "claimant.nobody")
    value = name_speaker(frame.speaker, sentence, reading)
    start = sentence.starts[frame.speaker.first]
    end = sentence.ends[frame.speaker.last - 1]
    return Found(value, f"claimant.{frame.does}", start, end)


def covering_frame(frames: list[Frame], sentence: Sentence, first: int, last: int) -> Frame | None:
    """The frame that gives the figure at words `first` to `last`."""
    ahead = [f for f in frames if f.last <= first]
    behind = [
        f for f in frames if f.closing and last <= _start(f) and (f.does != "agent" or f.first - last <= _NEAR)
    ]
    frame = ahead[-1] if ahead else None
    if frame and frame.does == "believe":
        frame = next((f for f in reversed(ahead) if f.does in ("say", "tell", "source")), frame)
    if behind and (frame is None or _parted(sentence, frame.last, first)):
        frame = behind[0]
    if frame and behind and behind[0].does == "source" and sentence.words[behind[0].first] == "(":
        line = sentence_line(sentence)
        if frame.speaker and line.bits[frame.speaker.head] & DOCUMENT:
            frame = behind[0]
    cited = next((f for f in frames if f.does == "cite" and f is not frame), None)
    if frame and cited and (cited in behind or cited in ahead) and cited.speaker:
        return cited
    return frame


def _start(frame: Frame) -> int:
    return min(frame.first, frame.speaker.first) if frame.speaker else frame.first


def _parted(sentence: Sentence, first: int, last: int) -> bool:
    """Whether another main clause begins between two words."""
    lower = sentence.lower
    return any(
        low == ";" or (low == "," and lower[k + 1] in ("while", "but", "and", "although", "whereas"))
        for k, low in enumerate(lower[first:last], first)
    )


# Words between which a figure is told of what happened before, not given now.
_RELATIVE = frozenset(("that", "which", "who", "where", "when"))
_DID = frozenset("killed left wounded injured claimed displaced destroyed took ousted forced cost drove".split())
_HAPPENED = frozenset(
    "attack attacks bombing bombings blast blasts explosion explosions strike strikes raid raids assault ambush shooting"
    " massacre crash earthquake quake flood floods cyclone storm hurricane tsunami war conflict violence fighting clashes"
    " uprising insurgency offensive battle riots protests crackdown epidemic outbreak famine siege crisis incident"
    " accident disaster hostage-taking hijacking kidnapping stampede coup clash shootout fire killing killings flu virus disease campaign invasion operation".split()
)
_LASTING = frozenset("war conflict violence fighting uprising insurgency crisis revolt epidemic crackdown".split())
_EARLIER = (("the", "day", "before"), ("the", "previous", "day"), ("a", "day", "earlier"), ("the", "week", "before"))
_COUNTS = frozenset(("a", "the", "one", "two", "three", "few"))
_DEFINITE = frozenset(("the", "this", "that", "those", "these", "'s", "its", "their", "last"))
_REPORTED = frozenset(("reported", "announced", "thought"))
_SPANS = frozenset(("day", "days", "week", "weeks", "month", "months", "year", "years", "hours"))


def is_background(sentence: Sentence, frame: Frame, first: int, last: int) -> bool:
    """Whether the figure at words `first` to `last` is only carried along by what the frame's speaker says.

    So is "Saturday's bombings that killed 90", which the hearer knows of, but not "a blast that killed 90";
    and what was "a day after" or "the day before", or "as reported earlier".
    """
    lower = sentence.lower
    if lower[last : last + 1] == ["as"] and _REPORTED.intersection(lower[last : last + 4]):
        return True
    forward = frame.last <= first
    floor = frame.last if forward else 0
    relative = next((k for k in range(first - 1, max(floor, first - 16) - 1, -1) if lower[k] in _RELATIVE), -1)
    if relative >= 0 and _tells_of_known(lower, relative, first, floor, forward):
        return True
    return forward and any(
        lower[k] in ("after", "before") and lower[k - 1] in _SPANS and lower[k - 2] in _COUNTS
        for k in range(frame.last, first)
    )


def _tells_of_known(lower: list[str], relative: int, first: int, floor: int, forward: bool) -> bool:
    """Whether the relative clause that holds word `first` tells of something that the hearer knows of."""
    inside = lower[relative:first]
    if forward and any(tuple(inside[k : k + 3]) in _EARLIER for k in range(len(inside))):
        return True
    if lower[relative] == "where" or len(inside) > 7:
        return False
    if lower[relative] != "when" and lower[relative - 1] not in ("in", "during") and not _DID.intersection(inside):
        return False
    return _is_known(lower, relative, floor, "has" in inside or "have" in inside, forward)


def _is_known(lower: list[str], relative: int, floor: int, perfect: bool, forward: bool) -> bool:
    """Whether the event before a relative clause is one that the hearer knows of; where the speaker comes
    behind it all, only an event with its year is."""
    event = next((k for k in range(relative - 1, max(floor, relative - 12) - 1, -1) if lower[k] in _HAPPENED), -1)
    if event < 0:
        return False
    if perfect and lower[event] in _LASTING:
        return True
    for k in range(event - 1, max(floor, event - 6) - 1, -1):
        if _is_year(lower[k]) or (forward and lower[k] in _DEFINITE):
            return True
        if lower[k] in ("a", "an", "another", "of", "in", "by", ","):
            return False
    return False


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


def _quoted(quantity: Quantity, reading: Reading) -> Found | None:
    """The speaker of the quotation over several sentences that the figure stands in."""
    text, start = quantity.sentence.text, quantity.start
    floor = max(0, start - _LONGEST_QUOTE)
    opening = max(text.rfind('"', floor, start), text.rfind("“", floor, start))
    if opening < 0 or max(text.rfind("”", floor, start), -1) > opening or not _opens(text, opening):
        return None
    closing = _closing(text, start)
    if closing < 0 or "\n\n" in text[opening:start]:
        return None
    index = quantity.sentence.index
    while index + 1 < len(reading.spans) and reading.spans[index].end <= closing:
        index += 1
    return _speaker_behind(reading, index, closing) or _speaker_before(reading, opening, quantity.sentence.index)


_LONGEST_QUOTE = 1_500


def _opens(text: str, at: int) -> bool:
    """Whether the quotation mark at `at` opens a quotation."""
    if text[at] == "“":
        return True
    return (at == 0 or text[at - 1] in " \n\t([—–-") and text[at + 1 : at + 2].strip() != ""


def _closing(text: str, start: int) -> int:
    """Where the quotation ends that is open at `start`; -1 where it does not, or another opens first."""
    for at in range(start, min(start + _LONGEST_QUOTE, len(text))):
        if text[at] in '"”“' and not (_opens(text, at) and text[at - 1 : at] == "\n"):  # each paragraph opens anew
            return -1 if _opens(text, at) else at
    return -1


def _speaker_behind(reading: Reading, index: int, closing: int) -> Found | None:
    """Who speaks right behind a quotation's end."""
    sentence = reading.sentence(index)
    for frame in speech_frames(sentence, reading.lexicon):
        if frame.speaker and sentence.starts[_start(frame)] > closing:
            behind = sum(1 for begin in sentence.starts if closing < begin < sentence.starts[_start(frame)])
            return _named(frame, sentence, reading) if behind <= 3 else None
    return None


def _speaker_before(reading: Reading, opening: int, index: int) -> Found | None:
    """Who speaks right before a quotation: in its first sentence, or in the one before it."""
    while index > 0 and reading.spans[index].start > opening:
        index -= 1
    for at in (index, index - 1):
        if at < 0:
            break
        sentence = reading.sentence(at)
        for frame in reversed(speech_frames(sentence, reading.lexicon)):
            if frame.speaker and sentence.starts[frame.first] < opening:
                return _named(frame, sentence, reading)
    return None


def _source_behind(sentence: Sentence, reading: Reading) -> Found | None:
    """ "20 people died. (Source: OCHA)": a source in parentheses that stands alone behind the sentence."""
    at = sentence.index + 1
    if at >= len(reading.spans) or sentence.text[reading.spans[at].start] != "(":
        return None
    behind = reading.sentence(at)
    frames = speech_frames(behind, reading.lexicon)
    if frames and frames[0].first == 0 and frames[0].does == "source":
        return _named(frames[0], behind, reading)
    return None
