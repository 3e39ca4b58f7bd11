"""Whose a paper is by its own words: "a report by the UN", "UN figures", "the ministry's data"."""

from claims.extract.name.full_name import is_acronym
from claims.extract.name.name import Name
from claims.extract.name.names import find_names
from claims.extract.speech.line import Line
from claims.extract.speech.speaker_name import ORGANISATIONS, joins
from claims.extract.speech.speaker_phrase import Phrase, after_dateline, phrase_after, phrase_before
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import BODIES, MEDIA, PERSON, PREPOSITION, SPEAKER, VAGUE
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import WEEKDAYS


def find_maker(line: Line, speaker: Phrase, sentence: Sentence, lexicon: Lexicon) -> Phrase | None:
    """Whoever made a document: "a report by the UN", "UN figures", "the ministry's data"."""
    if speaker.first and line.words[speaker.first - 1] == ")":  # a Human Rights Watch (HRW) report
        return phrase_before(line, speaker.first)
    if line.lower[speaker.head] in _OF_OTHERS and _maker_before(line, speaker, sentence, lexicon):
        return _named_before(line, speaker, sentence, lexicon)  # a Reuters analysis of data from the UN
    told = _named_after(line, speaker, sentence, lexicon) or _named_before(line, speaker, sentence, lexicon)
    return told or _publisher_after(line, speaker)


def _publisher_after(line: Line, speaker: Phrase) -> Phrase | None:
    """Who is told apart from a paper, after what it is on: "a survey of 90 workers in 70 factories published
    on Wednesday by Oxfam"."""
    ahead = range(speaker.head + 1, min(speaker.head + _APART, line.size - 1))
    ends = next(
        (k for k in ahead if line.breaks(k) and line.words[k] != "," and k >= speaker.last), ahead.stop
    )
    made = next((k for k in ahead if k < ends and line.lower[k] in _MADE), 0)
    by = (
        next((k for k in range(made + 1, min(made + _TO_BY, ends)) if line.lower[k] == "by"), 0)
        if made
        else 0
    )
    maker = phrase_after(line, by + 1) if by else None
    return maker if maker and (line.named(maker.head) or line.tags[maker.head] & BODIES) else None


_APART = 18  # words from a paper to those who published it
_TO_BY = 6  # words: "published on Wednesday by"
_MADE = frozenset(
    "carried commissioned compiled composed conducted done issued prepared produced published released "
    "undertaken".split()
)


def _named_after(line: Line, speaker: Phrase, sentence: Sentence, lexicon: Lexicon) -> Phrase | None:
    """The maker after the paper: "by the UN", "on the ministry's website", "an analysis of UN data"."""
    leading = range(speaker.head + 1, speaker.last - 1)
    for by in sorted(leading, key=lambda k: line.lower[k] != "by" or line.lower[k - 1] in _READ):
        read = line.lower[by - 1] in _READ and line.lower[by] == "by"
        if read and _maker_before(line, speaker, sentence, lexicon):
            continue  # government figures seen by Reuters
        made = _by_whom(line, speaker, by + 1) if _leads_to_maker(line, speaker, by) else None
        if made and line.lower[by] in _OUT_OF and line.document(made.head):
            made = find_maker(line, made, sentence, lexicon)
        if made:
            return made
    return None


def _named_before(line: Line, speaker: Phrase, sentence: Sentence, lexicon: Lexicon) -> Phrase | None:
    """The maker before the paper: "UN figures", "the ministry's data"."""
    start = after_dateline(line, speaker.head)
    for k in range(speaker.head - 1, speaker.first - 1, -1):
        tags = line.tags[k]
        if line.shouts and line.lower[k].endswith("ed"):
            return None  # THE OFFICE RELEASED FIGURES
        if line.lower[k] in _SCREENS and line.lower[speaker.head] in _PICTURES:
            continue
        if line.lower[k] == "intelligence" and k > speaker.first and line.named(k - 1):
            return Phrase(speaker.first, k + 1, k, False)  # South Korean intelligence estimates
        if tags & VAGUE or line.released(k) or line.possessive(k) or not (line.named(k) or tags & SPEAKER):
            continue
        opens = k in (0, start) and not tags & SPEAKER and not is_acronym(line.words[k])
        if opens and not _owns_paper(line, k, sentence, lexicon):
            continue
        if not any(n.first <= k < n.last and _makes_nothing(n) for n in find_names(sentence, lexicon)):
            first = k
            while first > speaker.first and _is_of_maker(line, first - 1):
                first -= 1
            if first - 1 > speaker.first and line.lower[first - 1] == "of":  # a UN panel of experts report
                body = first - 2
                if line.tags[body] & SPEAKER or line.words[body][0].isupper():
                    return Phrase(speaker.first, k + 1, body, False)
            return Phrase(first, k + 1, k, False)
    return None


def _owns_paper(line: Line, k: int, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether the first word of a sentence is the name of a body whose paper follows: `Oxfam's report`."""
    if not line.possessive(k + 1):
        return False
    names = (it for it in find_names(sentence, lexicon) if it.first == k and it.last == k + 1)
    return any(it.kind in ORGANISATIONS or it.kind == "unknown" for it in names)


_SCREENS = frozenset(("television", "tv"))
_PICTURES = frozenset("footage image images picture pictures recording recordings video videos".split())


def _is_of_maker(line: Line, at: int) -> bool:
    """Whether word `at` can stand in a maker's name: Customs and Border Protection."""
    return (line.core(at) or joins(line, at)) and not line.tags[at] & VAGUE


_OF_OTHERS = frozenset("analysis calculation calculations count review tally".split())  # papers on others'
VIEWED = frozenset(("obtained", "reviewed", "seen", "viewed"))  # by a paper's readers
_READ = VIEWED | frozenset("aired broadcast carried cited posted published quoted received relayed".split())


def _maker_before(line: Line, speaker: Phrase, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a word before a paper says whose it is: `a UN memo`."""
    first, last = speaker.first, speaker.head
    if any(line.tags[k] & SPEAKER and not line.tags[k] & VAGUE for k in range(first, last)):
        return True
    makers = (it for it in find_names(sentence, lexicon) if it.kind in ORGANISATIONS)
    return any(first <= it.first and it.last <= last for it in makers)


def _makes_nothing(name: Name) -> bool:
    """Whether a name before a paper is no maker's: "Syrian reports"; "... in Raqqa reports say"."""
    return name.kind == "demonym" or (name.kind == "place" and name.scale != "country")


def _leads_to_maker(line: Line, speaker: Phrase, k: int) -> bool:
    """Whether word `k` leads to whoever made a document: "by the UN", "on the ministry's website"."""
    low, paper = line.lower[k], line.lower[speaker.head]
    if low == "from" and paper == "toll":  # the death toll from the quake
        return line.any(k + 1, speaker.last, PERSON | BODIES)
    if low == "of" and paper in _ASKING:  # a survey of 13 economists
        return line.named(speaker.last - 1)
    if low == "on":
        return line.lower[k + 1] == "the" and line.lower[speaker.last - 1] in ("website", "site", "page")
    if low == "in":  # in the New York Times, published in Nature
        published = line.lower[k - 1] == "published" and line.named(speaker.last - 1)
        return published or (line.lower[k + 1] == "the" and line.any(k + 1, speaker.last, MEDIA))
    if low == "of":  # a study of Oxford University, not one of deaths, or of a storm
        start = k + 1 + (line.lower[k + 1 : k + 2] == ["the"])
        told = paper in _ON_THINGS and not line.named(start)
        return k == speaker.head + 1 and not told
    return low in ("by", "from", "at")


_OUT_OF = frozenset(("of", "from"))  # other papers
_ON_THINGS = frozenset("analyses analysis assessment examination investigation review studies study".split())
_ASKING = frozenset(("poll", "polls", "survey", "surveys"))  # of those who are asked


def _by_whom(line: Line, speaker: Phrase, first: int) -> Phrase | None:
    """The phrase after "by" in a document's, where it can have made one."""
    last = next((k for k in range(first + 1, speaker.last) if line.lower[k] in _READ), speaker.last)
    last -= line.words[last - 1] == ","  # by a panel of experts, seen by Reuters
    preposition = next((k for k in range(first + 1, last) if line.tags[k] & PREPOSITION), last)
    joint = next((k for k in range(first + 1, preposition) if line.lower[k] == "and"), preposition)
    head = joint - 1
    if line.words[head] == ")":
        head = next((k for k in range(head, first, -1) if line.words[k] == "("), head + 1) - 1
    fits = line.tags[head] & (PERSON | BODIES) or line.named(head)
    fits = fits or (line.lower[first - 1] in _OUT_OF and line.document(head))
    feast = line.lower[last : last + 1] and line.lower[last] in WEEKDAYS  # the toll from Easter Sunday
    return Phrase(first, last, head, False) if fits and not feast else None
