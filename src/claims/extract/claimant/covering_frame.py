"""Find the speech that gives a figure among those of its sentence."""

from claims.extract.speech.named_source import Frame
from claims.extract.text.noun_phrase import VERBS
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import ARTICLES, CLAUSE_JOINTS, DOUBLE_QUOTES, FINITE_BE, HAVE, RELATIVES

_NEAR = 8  # words between a figure and "reported by the ministry"
_ESTIMATED = 4  # words between an estimate and its figure: "an estimate of as many as 20"


def covering_frame(frames: list[Frame], sentence: Sentence, first: int, last: int) -> Frame | None:
    """The frame that gives the figure at words `first` to `last`: the nearest before it whose speech goes on
    to the figure, unless another clause has begun that closes with a speaker of its own."""
    ahead = [f for f in frames if _may_lead(f, sentence, first)]
    after = [
        f
        for f in frames
        if f.closing and f.start >= last and (f.does != "agent" or f.first - last <= _NEAR)
        if not _is_compared(sentence, f) and not _is_of_another(sentence, f)
    ]
    frame = _leading(ahead, after, sentence, first)
    if after and frame and _is_quoted(sentence, frame, last, after[0]):
        return after[0]
    if after and frame and _is_quoted_later(sentence, frame, first, after[0]):
        return after[0]
    if after and after[0].does == "agent" and _is_held_against(sentence, first):
        return after[0]
    if after and (frame is None or _is_reason(sentence, frame) or _is_parted(sentence, frame.last, first)):
        frame = after[0]
    paper = frame and frame.document and frame.does != "estimate"
    if paper and after and sentence.words[after[0].first] == "(":
        return after[0]
    cites = (f for f in (*ahead, *after) if f.does == "cite" and f.speaker)
    cited = next(
        (f for f in cites if f.last <= first or not _is_parted(sentence, last, f.start, _AGAINST)), None
    )
    return cited if frame and cited else frame


def _is_compared(sentence: Sentence, frame: Frame) -> bool:
    """Whether what somebody said is only what a figure is held against: `more than the firm first said`."""
    first = frame.start
    first -= first > 0 and sentence.lower[first - 1] in ARTICLES
    return first > 0 and sentence.lower[first - 1] == "than"


def _is_of_another(sentence: Sentence, frame: Frame) -> bool:
    """Whether somebody gives only what a relative clause tells of another one: `20 men fight a militia whose
    strength the mayor puts at 40`."""
    near = sentence.lower[max(0, frame.start - _WHOSE) : frame.start]
    return frame.does == "put" and "whose" in near


_WHOSE = 5  # words from "whose" to who reckons it


def _is_held_against(sentence: Sentence, first: int) -> bool:
    """Whether the figure at word `first` is what another one is compared with: `more than the 20 counted by
    the UN`, `not the 20 reported by the UN`."""
    before = sentence.lower[max(0, first - 2) : first]
    return before[-1:] == ["the"] and before[0] in _COMPARING


_COMPARING = frozenset(("against", "not", "of", "than", "to", "with"))


def _may_lead(frame: Frame, sentence: Sentence, first: int) -> bool:
    """Whether a frame stands before the figure at word `first` and can give it: `police estimated 20`."""
    return (
        (frame.last <= first or frame.first == first)
        and (frame.does != "citation" or _cites_ahead(sentence, frame))
        and (frame.does != "estimate" or first - frame.last <= _ESTIMATED)
        and not _is_closed_insertion(sentence, frame, first)
    )


def _leading(ahead: list[Frame], after: list[Frame], sentence: Sentence, first: int) -> Frame | None:
    """The last of the frames before the figure, if its speech goes on to the figure, or the frame to which
    it gives way."""
    frame = ahead[-1] if ahead else None
    if frame is None or _ends_before(frame, after, sentence, first):
        return None
    if sentence.lower[frame.first] == "identified":  # "according to X, crews have identified 20 dead"
        frame = next((f for f in reversed(ahead) if f.does == "source"), frame)
    if frame.does == "believe":  # gives way: "he said that Washington believed"
        over = (f for f in reversed(ahead) if f.does in ("say", "tell", "source"))
        frame = next((f for f in over if not _is_parted(sentence, f.last, frame.start)), frame)
        return after[0] if after and frame.does == "believe" else frame
    return frame


def _ends_before(frame: Frame, after: list[Frame], sentence: Sentence, first: int) -> bool:
    """Whether what a frame says ends before the figure: `to 50 by the coalition's count, and 600 were
    back`, `40 according to the army and 300 according to the rebels`."""
    if frame.does in _NAMED_AFTER and frame.closing and any(f.does == frame.does for f in after):
        return True
    if _is_subordinate(sentence, frame, first):
        return True
    return (frame.closing and _goes_apart(sentence, frame, first)) or _announced_other(sentence, frame, first)


def _is_subordinate(sentence: Sentence, frame: Frame, first: int) -> bool:
    """Whether somebody speaks in the clause that a sentence begins with, and the figure at word `first` is in
    its main clause: `While the army says 90 died, the town has buried 20`."""
    lower = sentence.lower
    if lower[0] not in _SUBORDINATORS or frame.start > 1 + (lower[1] in ARTICLES) or frame.does == "source":
        return False
    comma = next((k for k in range(frame.last + 1, first) if lower[k] == ","), first)
    return any(_goes_on_after(lower[k]) for k in range(comma + 2, first))


_SUBORDINATORS = frozenset("after although because before since though until when whereas while".split())
_NAMED_AFTER = frozenset(("agent", "citation", "source"))  # frames that name who gave what stands before them


def _cites_ahead(sentence: Sentence, frame: Frame) -> bool:
    """Whether a source in parentheses stands where no figure came before it: `floods in Goma (OCHA, May 2021)
    drove 20 out`."""
    return not any(word[0].isdigit() for word in sentence.words[: frame.first])


def _is_closed_insertion(sentence: Sentence, frame: Frame, first: int) -> bool:
    """Whether somebody is said to speak in an insertion that ends before word `first`: `a blast, which the
    police said was an accident, killed 20`."""
    lower = sentence.lower
    if frame.first > 2 and lower[frame.first - 1] in RELATIVES and lower[frame.first - 2] == ",":
        # the army, which said that it was sorry, killed 20
        return any(lower[k] == "," and _goes_on_after(lower[k + 1]) for k in range(frame.last, first - 1))
    if frame.does == "source" and _opens_relative(lower, frame.start):
        return any(lower[k] == "," and _goes_on_after(lower[k + 1]) for k in range(frame.last, first - 1))
    pronoun = (frame.speaker.first if frame.speaker else frame.start) - 1
    pronoun -= pronoun > 0 and lower[pronoun] in ARTICLES
    if pronoun < 2 or lower[pronoun] not in _RELATIVES or lower[pronoun - 1] not in _MARKS:
        return False
    comma = lower[pronoun - 1] == ","
    return any(low in _MARKS and (low == ",") == comma for low in lower[frame.last : first])


def _opens_relative(lower: list[str], at: int) -> bool:
    """Whether word `at` stands in a relative clause that a comma opens: `the gang, of which there are 200 men
    according to the UN, burned`."""
    comma = next((k for k in range(at - 1, max(0, at - _CLAUSE), -1) if lower[k] == ","), 0)
    return comma > 0 and not RELATIVES.isdisjoint(lower[comma + 1 : comma + 3])


_CLAUSE = 16  # words from the comma of a relative clause to the source that it names


def _goes_on_after(word: str) -> bool:
    """Whether a main clause goes on with a word after the comma that ends a relative one."""
    return word in HAVE or word in FINITE_BE or word in VERBS or word.endswith("ed")


_RELATIVES = RELATIVES | {"that"}
_MARKS = frozenset((",", "-", "--", "–", "—"))
# The mayor said 20 had died, but the UN spoke of 12, quoting doctors.
_AGAINST = (CLAUSE_JOINTS - {"and"}) | {"though"}
_APART = frozenset(("and", "while", "as", "but", "whereas"))


def _goes_apart(sentence: Sentence, frame: Frame, first: int) -> bool:
    """Whether what stands before a frame was said, and a clause of its own begins after it: `20 died, police
    said, as troops shut 12 roads`."""
    if frame.does == "source" and _is_parted(sentence, frame.last, first):
        return True
    if frame.does not in ("say", "tell") or frame.start == 0:
        return False
    lower = sentence.lower
    stop = min(first - 1, frame.last + _DAY)
    comma = next((k for k in range(frame.last, stop) if lower[k] == ","), None)
    if comma is None or (lower[comma + 1 : comma + 2] == ["as"] and lower[comma + 2] in FINITE_BE | HAVE):
        return False  # all were riders, he said, as were 18 others
    if _breaks_record(lower[comma + 1 : first]) or _follows_quotation(sentence, frame, comma):
        return True
    return lower[comma + 1] in _APART and first - comma > _GOES_ON


def _breaks_record(between: list[str]) -> bool:
    """Whether the words before a figure tell what the one that was said is more than: `he said, far
    surpassing the record of 29`."""
    return not _SURPASSING.isdisjoint(between[:2]) and not _RECORDS.isdisjoint(between)


_SURPASSING = frozenset("beating breaking eclipsing exceeding surpassing topping".split())
_RECORDS = frozenset(("high", "mark", "record", "total"))


def _follows_quotation(sentence: Sentence, frame: Frame, comma: int) -> bool:
    """Whether a clause that tells when somebody spoke follows his own words: `"We are safe," he told the
    radio, after 14 men were freed`."""
    if frame.start == 0 or sentence.words[frame.start - 1] not in DOUBLE_QUOTES:
        return False
    return sentence.lower[comma + 1] in _WHEN


_WHEN = frozenset(("after", "before", "when", "while"))


def _announced_other(sentence: Sentence, frame: Frame, first: int) -> bool:
    """Whether another clause follows what somebody announced: `Chile announced $2 million, and Peru sent
    20 tons`."""
    if frame.closing or not sentence.lower[frame.first].startswith("announc"):
        return False
    told = "that" in sentence.lower[frame.last : first]
    return not told and _is_parted(sentence, frame.last, first)


_GOES_ON = 3  # words: "and another 20 had fled" goes on with what was said
_DAY = 4  # words after a verb of speech that tell when


def _is_reason(sentence: Sentence, frame: Frame) -> bool:
    """Whether what somebody says is only a reason that is told on the way: `many fled because they say the
    army shells them, and 20 have died, the UN said`."""
    at = frame.start - 1
    return at > 0 and sentence.lower[at] == "because" and frame.speaker is not None


def _is_quoted(sentence: Sentence, frame: Frame, last: int, outer: Frame) -> bool:
    """Whether a frame and the figure that ends before word `last` stand in what the speaker after them is
    quoted with: "According to partners 20 died," the UN said."""
    opened = next((k for k in range(frame.start) if sentence.words[k] in DOUBLE_QUOTES), -1)
    closed = next((k for k in range(last, outer.start) if sentence.words[k] in DOUBLE_QUOTES), -1)
    return opened >= 0 and closed >= 0 and not DOUBLE_QUOTES.intersection(sentence.words[opened + 1 : last])


def _is_quoted_later(sentence: Sentence, frame: Frame, first: int, outer: Frame) -> bool:
    """Whether the figure at word `first` stands in a quotation after what another one told, which the speaker
    right after it closes: `Residents said it was hard: "We buried 22," a nurse said`."""
    marks = [k for k in range(frame.last, outer.start) if sentence.words[k] in DOUBLE_QUOTES]
    opened = sum(k < first for k in marks)
    return len(marks) == _PAIR and opened == 1 and sentence.words[marks[0] - 1] == ":"


_PAIR = 2  # marks of a quotation


def _is_parted(sentence: Sentence, first: int, last: int, joints: frozenset[str] = CLAUSE_JOINTS) -> bool:
    """Whether another main clause begins between two words, after a semicolon or with one of `joints`."""
    lower = sentence.lower
    return any(
        low == ";" or (low == "," and lower[k + 1] in joints)
        for k, low in enumerate(lower[first:last], first)
    )
