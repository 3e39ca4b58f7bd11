"""Find who the text says gives a figure: the claimant, who is neither the publisher nor whoever did the deed.

A frame of the figure's own sentence decides; for a headline, the sentence that it sums up. Else it is the
speaker of the quotation in which the figure stands, a source in parentheses right after the sentence, or the
one whose speech the sentence plainly goes on with.
"""

from claims.extract.choose.candidate import FieldReader, always, rule
from claims.extract.choose.choose import choose
from claims.extract.choose.weights import build_weights
from claims.extract.claimant.carried_claimant import figure_before, find_confirmed, goes_on
from claims.extract.claimant.cited_later import find_citation
from claims.extract.claimant.meant_speaker import name_speaker
from claims.extract.claimant.quotation import find_quoted
from claims.extract.doubt import Denial, build_doubts, find_governing_denial
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.headline import lead_of, summed_up
from claims.extract.report.own_government import own_government
from claims.extract.report.reading import Reading
from claims.extract.report.transcript import speaker_at
from claims.extract.speech.citation import is_year
from claims.extract.speech.line import Line, sentence_line
from claims.extract.speech.named_source import Frame
from claims.extract.speech.speaker_phrase import Phrase
from claims.extract.speech.speech_frames import speech_frames
from claims.extract.text.names import find_names
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import EVENT, HARM, LASTING, SPAN
from claims.lexicon.closed_classes import CLAUSE_JOINTS, DEFINITE, DOUBLE_QUOTES

_AFTER = 4  # words before a figure with "after" among them
_HAD = 5  # words after it with "had" among them
_CHAIN = 4  # sentences that go on with each other
_NEAR = 8  # words between a figure and "reported by the ministry"
_ESTIMATED = 4  # words between an estimate and its figure: "an estimate of as many as 20"
_CLAUSE = 16  # words between "who" or "which" and the figure of its clause
_SHORT_CLAUSE = 7  # words of a clause that names an event's toll: "that have killed more than 90"
_EVENT = 12  # words between an event and the clause about it
_NAMED_EVENT = 6  # words between an event and its article
_RELATIVE = frozenset(("that", "which", "who", "where", "when"))
_EARLIER = (
    ("the", "day", "before"),
    ("the", "previous", "day"),
    ("a", "day", "earlier"),
    ("the", "week", "before"),
)
_ONE = frozenset(("a", "the", "one", "two", "three", "few"))
_KNOWN = DEFINITE | {"'s", "last"}
_INDEFINITE = frozenset(("a", "an", "another", "of", "in", "by", ","))
_SELF = frozenset(("i", "we", "president", "administration", "government"))  # as speakers call their own
_NOBODY = frozenset(("nobody", "none", "no"))
_REPORTED = frozenset(("reported", "announced", "thought"))


def _headline(quantity: Quantity, reading: Reading) -> Found | None:
    """A headline's figure is given by whoever gives the one that it sums up."""
    told = summed_up(quantity, reading) or lead_of(quantity, reading)
    if told is None:
        return None
    found = choose(IN_TEXT, told, reading, reading.lexicon.index(build_weights))
    return None if found.value is None else found._replace(rule="claimant.headline")


def _stated(quantity: Quantity, reading: Reading) -> Found | None:
    """Who gives the figure by its own sentence; None where that tells nothing."""
    sentence = quantity.sentence
    frames = speech_frames(sentence, reading.lexicon)
    denial = find_governing_denial(sentence, quantity.first, reading.lexicon.index(build_doubts))
    if denial:
        frames = _said_within(frames, denial)
    frame = covering_frame(frames, sentence, quantity.first, quantity.last) if frames else None
    if frame is None:
        return _denied(denial, sentence) if denial else None
    if is_background(sentence_line(sentence, reading.lexicon), frame, quantity.first, quantity.last):
        return Found(None, "claimant.background", quantity.start, quantity.end)
    found = _found(frame, sentence, reading)
    if found.value is None:
        other = _around(frame, frames, quantity, reading)
        return other or (None if frame.does == "show" else found)  # "the toll rose to 20" tells of nobody
    return found


def _said_within(frames: list[Frame], denial: Denial) -> list[Frame]:
    """The frames of what somebody denies: `rejected the monitor's claim that 20 died`. Who denies a figure
    does not give it."""
    return [frame for frame in frames if denial.first < frame.start and frame.first < denial.governed.stop]


def _denied(denial: Denial, sentence: Sentence) -> Found:
    return Found(None, "claimant.denied", sentence.starts[denial.first], sentence.ends[denial.last - 1])


def _in_sentence(quantity: Quantity, reading: Reading) -> Found | None:
    """Who gives the figure by its own sentence; not who speaks of himself in a text of his own words."""
    found = _stated(quantity, reading)
    speaker = speaker_at(quantity.start, reading) if found and found.value else None
    return None if found and speaker and _is_self(found.value, speaker, reading) else found


def _is_self(told: str, speaker: str, reading: Reading) -> bool:
    """Whether somebody whose own words the text gives means himself or his government."""
    if told == own_government(reading) or speaker.lower().endswith(told.lower()):
        return True
    return told.lower().replace("’", "'").partition("'")[0] in _SELF


def _quoted(quantity: Quantity, reading: Reading) -> Found | None:
    """Who speaks the quotation that the figure stands in."""
    said = find_quoted(quantity, reading)
    return said and _found(said.frame, said.sentence, reading)._replace(rule="claimant.quotation")


def _in_transcript(quantity: Quantity, reading: Reading) -> Found | None:
    """Whose own words the text gives there, unless he names another source."""
    name = speaker_at(quantity.start, reading)
    told = _in_sentence(quantity, reading) if name else None
    if name is None or (told and told.value):
        return None
    return Found(name, "claimant.transcript", quantity.start, quantity.end)


def _sourced(quantity: Quantity, reading: Reading) -> Found | None:
    return _source_after(quantity.sentence, reading)


def _cited(quantity: Quantity, reading: Reading) -> Found | None:
    """Whom the sentences cite that the figure stands in."""
    cited = find_citation(quantity, reading)
    return cited and _found(*cited, reading)


def _carried(quantity: Quantity, reading: Reading) -> Found | None:
    return _before(quantity, reading, 0)


def _confirmed(quantity: Quantity, reading: Reading) -> Found | None:
    """Who confirms afterwards what the sentence tells."""
    confirmed = find_confirmed(quantity, reading)
    return confirmed and _found(*confirmed, reading)._replace(rule="claimant.confirmed")


def _before(quantity: Quantity, reading: Reading, depth: int) -> Found | None:
    """Who gave the last figure of the sentence before, where the figure goes on with that."""
    if depth >= _CHAIN or not goes_on(quantity, reading):
        return None
    last = figure_before(quantity.sentence, reading)
    if last is None:
        return None
    found = _stated(last, reading) or _before(last, reading, depth + 1)
    return found and found._replace(rule="claimant.carried")


def _around(frame: Frame, frames: list[Frame], quantity: Quantity, reading: Reading) -> Found | None:
    """Who else speaks, where the nearest is nobody: "he said data showed 20", "reports spoke of 20"."""
    ahead = [f for f in reversed(frames) if f.last <= frame.first and frame.document and f is not frame]
    after = [f for f in frames if f.closing and f.start >= quantity.last and f is not frame]
    for other in (*ahead, *after):
        found = _found(other, quantity.sentence, reading)
        if found.value is not None:
            return found
    return None


def _found(frame: Frame, sentence: Sentence, reading: Reading) -> Found:
    """What the frame's speaker is called, and the words that name him."""
    nobody = frame.speaker is None or sentence.lower[frame.speaker.first] in _NOBODY
    if frame.speaker is None or nobody or _had_cases(frame, sentence, reading):
        return Found(None, "claimant.nobody", sentence.starts[frame.first], sentence.ends[frame.last - 1])
    names = sentence.layer(_names_of_speakers)
    if frame.speaker not in names:
        names[frame.speaker] = name_speaker(frame.speaker, sentence, reading)
    value = names[frame.speaker]
    start, end = sentence.starts[frame.speaker.first], sentence.ends[frame.speaker.last - 1]
    return Found(value, f"claimant.{frame.does}", start, end)


def _had_cases(frame: Frame, sentence: Sentence, reading: Reading) -> bool:
    """`Brazil reported just 147 cases`: a country that reports so few has them, and is not who says so."""
    lower, verb = sentence.lower, frame.first
    if not lower[verb].startswith("report") or not lower[verb + 1 : verb + 2]:
        return False
    if lower[verb + 1] not in _SO_MANY or frame.speaker is None:
        return False
    names = find_names(sentence, reading.lexicon)
    return any(
        it.kind == "place" and it.first == frame.speaker.first and it.last == frame.speaker.last
        for it in names
    )


_SO_MANY = frozenset(("just", "only", "the"))


def _names_of_speakers(sentence: Sentence) -> dict[Phrase, str | None]:
    """What the speakers of a sentence are called, as far as that was asked."""
    return {}


def covering_frame(frames: list[Frame], sentence: Sentence, first: int, last: int) -> Frame | None:
    """The frame that gives the figure at words `first` to `last`: the nearest before it whose speech goes on
    to the figure, unless another clause has begun that closes with a speaker of its own."""
    ahead = [  # "police estimated 20" among them
        f
        for f in frames
        if (f.last <= first or f.first == first)
        and f.does != "citation"
        and (f.does != "estimate" or first - f.last <= _ESTIMATED)
    ]
    after = [
        f for f in frames if f.closing and f.start >= last and (f.does != "agent" or f.first - last <= _NEAR)
    ]
    frame = ahead[-1] if ahead else None
    if frame and frame.closing and _goes_apart(sentence, frame, first):
        frame = None  # "to 50 by the coalition's count, and 600 were back"
    if frame and _announced_other(sentence, frame, first):
        frame = None
    if frame and frame.does == "believe":  # gives way: "he said that Washington believed"
        frame = next((f for f in reversed(ahead) if f.does in ("say", "tell", "source")), frame)
        frame = after[0] if after and frame.does == "believe" else frame
    if after and frame and _is_quoted(sentence, frame, last, after[0]):
        return after[0]
    if after and (frame is None or _is_parted(sentence, frame.last, first)):
        frame = after[0]
    paper = frame and frame.document and frame.does != "estimate"
    if paper and after and sentence.words[after[0].first] == "(":
        return after[0]
    cites = (f for f in (*ahead, *after) if f.does == "cite" and f.speaker)
    cited = next((f for f in cites if f.last <= first or not _is_set_against(sentence, last, f.start)), None)
    return cited if frame and cited else frame


def _is_set_against(sentence: Sentence, first: int, last: int) -> bool:
    """Whether what stands after a word is set against what stands before it: `the mayor said 20 had died, but
    the UN spoke of 12, quoting doctors`."""
    lower = sentence.lower
    return any(
        low == ";" or (low == "," and lower[k + 1] in _AGAINST)
        for k, low in enumerate(lower[first:last], first)
    )


_AGAINST = frozenset(("but", "while", "whereas", "although", "though"))
_APART = frozenset(("and", "while", "as", "but", "whereas"))


def _goes_apart(sentence: Sentence, frame: Frame, first: int) -> bool:
    """Whether what stands before a frame was said, and a clause of its own begins after it: `20 died, police
    said, as troops shut 12 roads`."""
    if frame.does == "source" and _is_parted(sentence, frame.last, first):
        return True
    if frame.does not in ("say", "tell") or frame.start == 0:
        return False
    lower = sentence.lower
    stop = min(first - 2, frame.last + _DAY)
    comma = next((k for k in range(frame.last, stop) if lower[k] == ","), None)
    return comma is not None and lower[comma + 1] in _APART and first - comma > _GOES_ON


def _announced_other(sentence: Sentence, frame: Frame, first: int) -> bool:
    """Whether another clause follows what somebody announced: `Chile announced $2 million, and Peru sent
    20 tons`."""
    if frame.closing or not sentence.lower[frame.first].startswith("announc"):
        return False
    told = "that" in sentence.lower[frame.last : first]
    return not told and _is_parted(sentence, frame.last, first)


_GOES_ON = 3  # words: "and another 20 had fled" goes on with what was said
_DAY = 4  # words after a verb of speech that tell when


def _is_quoted(sentence: Sentence, frame: Frame, last: int, outer: Frame) -> bool:
    """Whether a frame and the figure that ends before word `last` stand in what the speaker after them is
    quoted with: "According to partners 20 died," the UN said."""
    opened = next((k for k in range(frame.start) if sentence.words[k] in DOUBLE_QUOTES), -1)
    closed = next((k for k in range(last, outer.start) if sentence.words[k] in DOUBLE_QUOTES), -1)
    return opened >= 0 and closed >= 0 and not DOUBLE_QUOTES.intersection(sentence.words[opened + 1 : last])


def _is_parted(sentence: Sentence, first: int, last: int) -> bool:
    """Whether another main clause begins between two words."""
    lower = sentence.lower
    return any(
        low == ";" or (low == "," and lower[k + 1] in CLAUSE_JOINTS)
        for k, low in enumerate(lower[first:last], first)
    )


def is_background(line: Line, frame: Frame, first: int, last: int) -> bool:
    """Whether the figure at words `first` to `last` is only carried along by what the frame's speaker says.

    So is "Saturday's bombings that killed 90", which the hearer knows of, but not "a blast that killed 90";
    and what was "a day after" or "the day before", or "as reported earlier".
    """
    lower = line.lower
    after = lower[last : last + 4]
    if after[:1] == ["as"] and _REPORTED.intersection(after) and "by" not in after:
        return True
    forward = frame.last <= first
    floor = frame.last if forward else 0
    relative = next(
        (k for k in range(first - 1, max(floor, first - _CLAUSE) - 1, -1) if lower[k] in _RELATIVE), -1
    )
    if relative >= 0 and _tells_of_known(line, relative, first, floor):
        return True
    inverted = frame.does == "say" and frame.speaker and frame.speaker.first > frame.first
    if forward and inverted and relative >= 0 and lower[relative] == "who":
        return True  # "We are safe," said Jan Maas, who fled with three children
    aside = relative > 0 and lower[relative] in ("where", "which") and lower[relative - 1] == ","
    if forward and aside and "," not in lower[relative:first]:
        return True  # police said a shell hit the camp, where 3,000 people live
    if (
        forward
        and "after" in lower[max(first - _AFTER, frame.last) : first]
        and "had" in lower[last : last + _HAD]
    ):
        return True  # the video shows prisoners after 20 soldiers had been killed
    return forward and any(
        lower[k] in ("after", "before") and line.tags[k - 1] & SPAN and lower[k - 2] in _ONE
        for k in range(frame.last, first)
    )


def _tells_of_known(line: Line, relative: int, first: int, floor: int) -> bool:
    """Whether the relative clause that holds word `first` tells of something that the hearer knows of.

    `floor`: the word from which on something is said; 0 where the speaker comes after it all.
    """
    inside = line.lower[relative:first]
    if floor and any(tuple(inside[k : k + 3]) in _EARLIER for k in range(len(inside))):
        return True
    word = line.lower[relative]
    if word == "where" or len(inside) > _SHORT_CLAUSE:
        return False
    held = word == "when" or line.lower[relative - 1] in ("in", "during")
    if not held and not line.any(relative, first, HARM):
        return False
    events = range(relative - 1, max(floor, relative - _EVENT) - 1, -1)
    event = next((k for k in events if line.tags[k] & EVENT), -1)
    if event < 0:
        return False
    lasting = line.tags[event] & LASTING and ("has" in inside or "have" in inside)
    return bool(lasting) or _is_known_event(line.lower, event, floor)


def _is_known_event(lower: list[str], event: int, floor: int) -> bool:
    """Whether the words before an event say that the hearer knows of it: an article, its year."""
    for k in range(event - 1, max(floor, event - _NAMED_EVENT) - 1, -1):
        if is_year(lower[k]) or (floor and lower[k] in _KNOWN):
            return True
        if lower[k] in _INDEFINITE:
            return False
    return False


def _source_after(sentence: Sentence, reading: Reading) -> Found | None:
    """ "20 people died. (Source: OCHA)": a source in parentheses that stands alone after the sentence."""
    at = sentence.index + 1
    if at >= len(reading.spans) or sentence.text[reading.spans[at].start] != "(":
        return None
    after = reading.sentence(at)
    frames = speech_frames(after, reading.lexicon)
    if frames and frames[0].first == 0 and frames[0].does == "citation":
        return _found(frames[0], after, reading)
    return None


# Who gives a figure of running text, by canonical name or in the text's own words without article; None:
# nobody. Conventions: the annotation guide, "claimant".
IN_TEXT: FieldReader[Reading] = FieldReader(
    "claimant",
    (
        rule("claimant.in-sentence", _in_sentence),
        rule("claimant.in-quotation", _quoted),
        rule("claimant.in-transcript", _in_transcript),
        rule("claimant.in-parentheses", _sourced),
        rule("claimant.cited-later", _cited),
        rule("claimant.of-sentence-before", _carried),
        rule("claimant.confirmed-after", _confirmed),
        always("claimant.nobody", Found(None, "claimant.none")),
    ),
)
CLAIMANT: FieldReader[Reading] = FieldReader(
    "claimant", (rule("claimant.of-headline", _headline), *IN_TEXT.rules)
)
