"""Which currency a sign, a code or a word means: `KSh300`, `N500 million`, `dinars` where Libya is named."""

from collections.abc import Iterable, Iterator, Mapping

from claims.extract.text.sentence import Sentence
from claims.lexicon import Lexicon
from claims.lexicon.phrases import Phrases, words_of
from claims.record_type import record

_BEFORE, _AFTER = 1500, 300  # characters of text around a sentence in which a country is named near by
_WORDS_TOO = frozenset("all top try cup sos mad pen gel cop bob bam sar cad lak".split())
_SCALES = frozenset("m mn mln bn b tn k million billion trillion thousand crore lakh".split())
_GROUP = 3  # digits after a comma; letters of a sign that is none of a usual word: `Ksh`


@record
class Sign:
    """A sign that stands before a number: its currency, how it is written, and whether only sums have it."""

    currency: str
    written: str
    of_sums: bool = False


Sharing = tuple[tuple[str, tuple[str, ...]], ...]


@record
class Money:
    """The words of currencies, indexed."""

    signs: Phrases[Sign]
    codes: frozenset[str]
    shared: Mapping[str, Sharing]  # by sign or word: the currencies that have it, with their countries


def build_money(lexicon: Lexicon) -> Money:
    """The currencies of a lexicon, indexed."""
    entries = lexicon.entries("currency")
    signs: list[tuple[str, Sign]] = []
    sharing: dict[str, dict[str, tuple[str, ...]]] = {}
    for entry in entries:
        key = entry["key"]
        for sign in (*entry["symbols"], key):
            signs.append((sign, Sign(key, sign)))
        for sign in entry["letters"]:
            signs.append((sign, Sign(key, sign, of_sums=True)))
        for phrase in (*entry["symbols"], *entry["letters"], *entry["words"]):
            sharing.setdefault(" ".join(words_of(phrase)), {})[key] = tuple(entry["country"])
    shared = {phrase: tuple(them.items()) for phrase, them in sharing.items() if any(them.values())}
    return Money(Phrases(signs, backwards=True), frozenset(entry["key"] for entry in entries), shared)


def sign_before(sentence: Sentence, first: int, floor: int, money: Money) -> tuple[int, str | None]:
    """The first word with the currency sign before the number at word `first`, and the currency. No sign
    stands before word `floor`."""
    lower = sentence.lower
    if not first or lower[first - 1] not in money.signs.anchors:
        return first, None
    found = money.signs.before(lower, first)
    if not found or found[1] < floor:
        return first, None
    sign, start = found
    if first - start > 1 and sign.written != sentence.slice(start, first).strip():  # "a $10 loan" is no A$
        alone = money.signs.before([lower[first - 1]], 1)
        if not alone:
            return first, None
        sign, start = alone[0], first - 1
    if not _is_written(sentence, start, first, sign):
        return first, None
    sharing = money.shared.get(" ".join(lower[start:first]), ())
    if sign.of_sums and not _is_sum(sentence, first, sharing):
        return first, None
    return start, _meant(sentence, sign.currency, sharing)


def _is_written(sentence: Sentence, start: int, first: int, sign: Sign) -> bool:
    """Whether the sign of words `start` to `first` is written as one: `KES`, `Sh`; not `all` or `try`."""
    if first - start > 1 or not sign.written.isalpha():
        return True
    word = sentence.words[start]
    glued = sentence.starts[first] == sentence.ends[start]
    if sign.of_sums:
        return word == sign.written and glued and not _is_in_code(sentence, start, first)
    if sign.written == sign.currency:
        if word != sign.written:  # "Php 500"; but "Try 500"
            return word[0].isupper() and word.lower() not in _WORDS_TOO
        return glued or not _reads_as_word(sentence, word)
    return word == sign.written or glued or (len(word) >= _GROUP and word[0].isupper())


def _is_in_code(sentence: Sentence, start: int, first: int) -> bool:
    """Whether a letter at word `start` stands in a code: the radars 35D6M and N011M."""
    glued = start > 0 and sentence.ends[start - 1] == sentence.starts[start]
    number = sentence.lower[first]
    return (glued and sentence.words[start - 1].isalnum()) or (number[0] == "0" and len(number) > 1)


def _reads_as_word(sentence: Sentence, word: str) -> bool:
    """Whether a code can be an English word: `TRY`, in a sentence that is all in capitals."""
    return word.lower() in _WORDS_TOO and not any(other.islower() for other in sentence.words)


def _is_sum(sentence: Sentence, i: int, sharing: Sharing) -> bool:
    """Whether the number at word `i` is a large one, or the currency's country is named near by:
    `N500 million`, `K230,000`; not `N95`, `K9`."""
    if len(sentence.lower[i]) >= _GROUP and any(_named(sentence, sharing)):
        return True
    after = sentence.lower[i + 1 : i + 3]
    if after[:1] == [","]:
        return len(after) > 1 and after[1].isdecimal() and len(after[1]) == _GROUP
    if after[:1] == ["."]:
        after = sentence.lower[i + 3 : i + 4]
    return bool(after) and after[0] in _SCALES


def meant_by(sentence: Sentence, first: int, last: int, currency: str, money: Money) -> str | None:
    """The currency that words `first` to `last` after a number mean, `currency` where only one has them; None
    where they are a code only in small letters."""
    phrase = " ".join(sentence.lower[first:last])
    if phrase == currency.lower():
        word = sentence.words[first]
        return currency if word == currency and not _reads_as_word(sentence, word) else None
    return _meant(sentence, currency, money.shared.get(phrase, ()))


def _meant(sentence: Sentence, currency: str, sharing: Sharing) -> str:
    return next(_named(sentence, sharing), currency) if len(sharing) > 1 else currency


def _named(sentence: Sentence, sharing: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    """The currencies whose country is named near by: those of the sentence, then of the text before it, the
    nearest first, then of what follows."""
    text = sentence.text
    before = max(0, sentence.start - _BEFORE)
    for start, end in ((sentence.start, sentence.end), (before, sentence.start)):
        last = {
            currency: max(text.rfind(it, start, end) for it in them) for currency, them in sharing if them
        }
        yield from sorted((it for it in last if last[it] >= 0), key=lambda it: -last[it])
    for currency, countries in sharing:
        if any(text.find(it, sentence.end, sentence.end + _AFTER) >= 0 for it in countries):
            yield currency
