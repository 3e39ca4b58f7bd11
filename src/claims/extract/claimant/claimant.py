"""Find who the text says gives a figure: the claimant, who is neither the publisher nor whoever did the deed.

A frame of the figure's own sentence decides; for a headline, the sentence that it sums up. Else it is the
speaker of the quotation in which the figure stands, a source in parentheses right after the sentence, or the
one whose speech the sentence plainly goes on with.
"""

from bisect import bisect_left

from claims.extract.choose.candidate import FieldReader, always, rule
from claims.extract.choose.once_chosen import chosen_for
from claims.extract.claimant.attribution_line import find_tweeter
from claims.extract.claimant.background import is_background
from claims.extract.claimant.carried_claimant import figure_before, find_confirmed, goes_on
from claims.extract.claimant.cited_later import find_citation
from claims.extract.claimant.covering_frame import covering_frame
from claims.extract.claimant.meant_speaker import name_speaker
from claims.extract.claimant.quotation import find_quoted
from claims.extract.doubt import Denial, build_doubts, find_governing_denial
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.names import find_names
from claims.extract.report.headline import lead_of, summed_up
from claims.extract.report.own_government import own_government
from claims.extract.report.reading import Reading
from claims.extract.report.transcript import speaker_at
from claims.extract.speech.line import sentence_line
from claims.extract.speech.named_source import Frame
from claims.extract.speech.speaker_phrase import Phrase
from claims.extract.speech.speech_frames import speech_frames
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import COMPASS, PLACE, tags_of
from claims.lexicon.closed_classes import PERCENT, SMALL_NUMBERS

_CHAIN = 4  # sentences that go on with each other
_SELF = frozenset(("i", "we", "president", "administration", "government"))  # as speakers call their own
_NOBODY = frozenset(("nobody", "none", "no"))


def _headline(quantity: Quantity, reading: Reading) -> Found | None:
    """A headline's figure is given by whoever gives the one that it sums up."""
    told = summed_up(quantity, reading) or lead_of(quantity, reading)
    if told is None:
        return None
    found = chosen_for(CLAIMANT, told, reading).found
    return None if found.value is None else found.by("claimant.headline")


def _stated(quantity: Quantity, reading: Reading) -> Found | None:
    """Who gives the figure by its own sentence; None where that tells nothing."""
    sentence = quantity.sentence
    frames = sentence.layer(_frames, reading)
    denial = find_governing_denial(sentence, quantity.first, reading.lexicon.index(build_doubts))
    if denial:
        frames = _said_within(frames, denial)
    frame = covering_frame(frames, sentence, quantity.first, quantity.last) if frames else None
    if frame is None:
        return _denied(denial, sentence) if denial else None
    line = sentence_line(sentence, reading.lexicon)
    if not _cites(frame, quantity) and is_background(line, frame, quantity.first, quantity.last):
        cited = next((it for it in frames if it.closing and _cites(it, quantity)), None)
        if cited is None:
            return Found(None, "claimant.background", quantity.start, quantity.end)
        frame = cited
    found = _found(frame, sentence, reading)
    if found.value is None:
        other = _around(frame, frames, quantity, reading)
        return other or (None if frame.does == "show" else found)  # "the toll rose to 20" tells of nobody
    return found


def _cites(frame: Frame, quantity: Quantity) -> bool:
    """Whether a source is cited after a figure: `a war that has left 20,000 dead, according to the UN`."""
    return frame.does == "source" and frame.first >= quantity.last


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
    return said and _found(said.frame, said.sentence, reading).by("claimant.quotation")


def _in_transcript(quantity: Quantity, reading: Reading) -> Found | None:
    """Whose own words the text gives there, unless he names another source."""
    name = speaker_at(quantity.start, reading)
    told = _in_sentence(quantity, reading) if name else None
    if name is None or (told and told.value):
        return None
    return Found(name, "claimant.transcript", quantity.start, quantity.end)


def _sourced(quantity: Quantity, reading: Reading) -> Found | None:
    found = _source_after(quantity.sentence, reading)
    if found or _stated(quantity, reading):
        return found
    tweeted = find_tweeter(quantity.sentence, reading)
    return tweeted and _found(*tweeted, reading)


def _cited(quantity: Quantity, reading: Reading) -> Found | None:
    """Whom the sentences cite that the figure stands in."""
    cited = find_citation(quantity, reading)
    return cited and _found(*cited, reading)


def _carried(quantity: Quantity, reading: Reading) -> Found | None:
    return _before(quantity, reading, 0)


def _confirmed(quantity: Quantity, reading: Reading) -> Found | None:
    """Who confirms afterwards what the sentence tells."""
    confirmed = find_confirmed(quantity, reading)
    return confirmed and _found(*confirmed, reading).by("claimant.confirmed")


def _before(quantity: Quantity, reading: Reading, depth: int) -> Found | None:
    """Who gave the last figure of the sentence before, where the figure goes on with that."""
    if depth >= _CHAIN or not goes_on(quantity, reading):
        return None
    last = figure_before(quantity.sentence, reading)
    if last is None:
        return None
    found = _stated(last, reading) or _before(last, reading, depth + 1)
    return found and found.by("claimant.carried")


def _around(frame: Frame, frames: list[Frame], quantity: Quantity, reading: Reading) -> Found | None:
    """Who else speaks, where the nearest is nobody: "he said data showed 20", "reports spoke of 20"."""
    lower, start = quantity.sentence.lower, frame.start
    since = max((k for k in range(start) if lower[k] == ";"), default=0)
    start -= start > 1 and lower[start - 1] in _OTHERS
    apart = lower[max(0, start - 2) : start] in _APART  # ", and some estimates suggest 20"
    apart = apart or (lower[start] in _OTHERS and lower[max(0, start - 2) : start] == [",", "with"])
    told = frame.document and not apart
    ahead = [f for f in reversed(frames) if since <= f.last <= frame.first and told and f is not frame]
    after = [f for f in frames if f.closing and f.start >= quantity.last and f is not frame]
    for other in (*ahead, *after):
        found = _found(other, quantity.sentence, reading)
        if found.value is not None:
            return found
    return None


_APART = ([",", "and"], [",", "but"], [",", "while"])
_OTHERS = frozenset(("some", "other", "several", "many"))


def _found(frame: Frame, sentence: Sentence, reading: Reading) -> Found:
    """What the frame's speaker is called, and the words that name him."""
    if frame.speaker is None or sentence.lower[frame.speaker.first] in _NOBODY or _are_asked(frame, sentence):
        return Found(None, "claimant.nobody", sentence.starts[frame.first], sentence.ends[frame.last - 1])
    names = sentence.layer(_names_of_speakers)
    if frame.speaker not in names:
        names[frame.speaker] = name_speaker(frame.speaker, sentence, reading)
    value = names[frame.speaker]
    start, end = sentence.extent(frame.speaker.first, frame.speaker.last)
    return Found(value, f"claimant.{frame.does}", start, end)


def _are_asked(frame: Frame, sentence: Sentence) -> bool:
    """Whether those who speak are a share of those whom a survey asked: `60% of residents said`, `three in
    four firms say`."""
    if frame.speaker is None or frame.speaker.first <= 1:
        return False
    lower, first = sentence.lower, frame.speaker.first
    if lower[first - 1] == "of":
        return lower[first - 2] in PERCENT
    numbers = lower[first] in SMALL_NUMBERS and lower[first - 2] in _TOLD_APART
    return lower[first - 1] == "in" and numbers


_TOLD_APART = SMALL_NUMBERS | {"one"}  # of so many


def _frames(sentence: Sentence, reading: Reading) -> list[Frame]:
    """The frames of a sentence but those of places that only have what is counted; worked out once."""
    frames = speech_frames(sentence, reading.lexicon)
    return [frame for frame in frames if not _had_cases(frame, sentence, reading)]


def _had_cases(frame: Frame, sentence: Sentence, reading: Reading) -> bool:
    """`Hass in Kano recorded 14 deaths`, `Brazil reported just 147 cases`: a place has them, and is not who
    says so; a country may, unless it is of so few."""
    lower, verb = sentence.lower, frame.first
    if frame.speaker is None or not lower[verb].startswith(_RECORDING) or frame.last > verb + 1:
        return False
    first, last = frame.speaker.first, frame.speaker.last
    first += lower[first] == "the"
    known = find_names(sentence, reading.lexicon)
    start = bisect_left(known, first, key=lambda it: it.first)
    names = [it for it in known[start : start + last - first] if it.last <= last]
    if not names or names[0].first != first or any(it.kind not in _OF_PLACES for it in names):
        return False
    if len(names) == 1 and names[0].last == last and names[0].scale == "country":
        return lower[verb] in _COUNTING or lower[verb + 1 : verb + 2] in _SO_MANY
    inner = (k for k in range(first, last) if not any(it.first <= k < it.last for it in names))
    tags = tags_of(sentence, reading.lexicon)
    plain = lower[names[0].last] == "in" and not tags[first]  # a name that nothing knows
    located = plain or all(it.kind == "place" for it in names)
    return located and all(lower[k] in _LOCATING or tags[k] & (PLACE | COMPASS) for k in inner)


_RECORDING = ("record", "regist", "report", "log")
_COUNTING = frozenset("logged recorded recording registered registering".split())
_SO_MANY = (["just"], ["only"], ["the"])
_OF_PLACES = frozenset(("place", "unknown", "initial"))
_LOCATING = frozenset(("in", "of", "the", ",", "and"))


def _names_of_speakers(sentence: Sentence) -> dict[Phrase, str | None]:
    """What the speakers of a sentence are called, as far as that was asked."""
    return {}


def _source_after(sentence: Sentence, reading: Reading) -> Found | None:
    """ "20 people died. (Source: OCHA)": a source in parentheses that stands alone after the sentence."""
    at = sentence.index + 1
    if at >= len(reading.sentences) or sentence.text[reading.sentences[at].start] != "(":
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
