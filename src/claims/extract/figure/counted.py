"""Find what each quantity of a sentence counts: its noun phrase, and the rate that is told with it."""

from claims.extract.figure.noun_class import Nouns, build_nouns, classify_noun
from claims.extract.figure.quantity import Quantity
from claims.extract.figure.quantity_words import Grammar, build_grammar, rate_after, rate_at, rate_before
from claims.extract.text.event_words import Events, build_events
from claims.extract.text.noun_phrase import find_noun, is_all_capitals, model_end
from claims.extract.text.sentence import Sentence
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import FIGURE_JOINTS, LIST_JOINTS, STOPS
from claims.lexicon.inflection import is_plural, singular
from claims.lexicon.word import is_model


def with_nouns(quantities: list[Quantity], lexicon: Lexicon) -> list[Quantity]:
    """The quantities of a sentence, each with its noun phrase and the rate after that."""
    events, grammar = lexicon.index(build_events), lexicon.index(build_grammar)
    nouns = lexicon.index(build_nouns)
    paced = bool(quantities) and not grammar.rate_words.isdisjoint(quantities[0].sentence.lower)
    filled: list[Quantity] = []
    following: Quantity | None = None
    for quantity in reversed(quantities):
        first, last, head = _find_noun(quantity, following, events, nouns)
        counted = None
        if last > first:
            counted = " ".join(quantity.sentence.slice(first, last).split()).strip("\"'“”‘’")
        else:
            first, last, head = quantity.last, quantity.last, -1
        per = quantity.per
        if per is None and paced:
            per = _rate(quantity, last, grammar)
        following = quantity.with_noun((first, last), head, counted, per)
        if head >= 0:
            following = following.with_name(classify_noun(following, nouns))
        filled.append(following)
    return filled[::-1]


def _rate(quantity: Quantity, last: int, grammar: Grammar) -> str | None:
    """The rate that is told after what is counted, which ends before word `last`, or before the figure."""
    lower = quantity.sentence.lower
    rate = rate_at(lower, last, grammar)
    per = rate[0] if rate else rate_after(lower, last, grammar)
    return rate_before(lower, quantity.first) if per is None and quantity.unit != "percent" else per


def _find_noun(
    quantity: Quantity, following: Quantity | None, events: Events, nouns: Nouns
) -> tuple[int, int, int]:
    """First word, last word (exclusive) and head of the noun phrase of a quantity; it ends at the quantity
    that follows, or is that of the quantity that follows: `three of four victims`."""
    sentence, predicates = quantity.sentence, events.predicates
    if quantity.unit is None and _tells_deed(sentence.lower, quantity.last, events):
        return quantity.last, quantity.last, -1
    if following and _part_of_next(quantity, following):
        first, last, head = find_noun(sentence, following.last, predicates)
        if last == first and sentence.lower[first : first + 1] and sentence.lower[first] in predicates:
            return first, first + 1, first  # "12 of the 20 dead"
        return first, last, head
    modelled = following and _modelled_noun(quantity, following, predicates, nouns)
    if modelled:
        return modelled
    first, last, head = find_noun(sentence, _after_brackets(quantity, following), predicates)
    if head > first and sentence.lower[head] in _MILESTONES and sentence.lower[head - 1] in nouns.metrics:
        return first, head, head - 1  # the 20,000 casualty mark
    if last == first or not _can_be_counted(quantity, head, nouns):
        if following and _is_joined_to(quantity, following):
            return *following.noun, following.head
        return quantity.last, quantity.last, -1
    if sentence.lower[head] == "own" and sentence.lower[last : last + 1] and sentence.lower[last].isalpha():
        return quantity.last, quantity.last, -1  # two of their own were hurt
    if following and first <= following.first < last and _is_joined_to(quantity, following):
        return *following.noun, following.head  # two Iraqi and three Syrian soldiers
    if following and first <= following.first < last and _ends_noun(sentence, quantity.last, following):
        last = next((k for k in range(head + 1, last) if sentence.lower[k] in LIST_JOINTS), following.first)
        last = min(last, following.first)
        head = min(head, last - 1)
    return first, last, head


_MILESTONES = frozenset("barrier landmark mark milestone threshold".split())


def _tells_deed(lower: list[str], i: int, events: Events) -> bool:
    """Whether what people did is told from word `i` on, though its verb might describe a noun: `20 suffered
    burns`."""
    if i >= len(lower) or lower[i] not in events.openers:
        return False
    told = events.suffered.at(lower, i)
    return told is not None and told[1] > i + 1


def _modelled_noun(
    quantity: Quantity, following: Quantity, predicates: frozenset[str], nouns: Nouns
) -> tuple[int, int, int] | None:
    """The noun phrase that the number which follows describes, if it is that of a model or measures one."""
    at, lower = quantity.last, quantity.sentence.lower
    if _is_measured(quantity, following):
        return at, following.noun[1], following.head
    if _is_model(quantity, following):
        first, last, head = find_noun(quantity.sentence, following.last, predicates)
        return (at, last, head) if last > first else (at, following.last, at)
    if _is_named_model(quantity, following):
        first, last, head = find_noun(quantity.sentence, following.last, predicates)
        if last > first and nouns.metrics.get(singular(lower[head])) == "weapons":
            return at, last, head
    return None


_PARTS = frozenset(("mm", "cm", "km", "kg", "lb", "lbs", "mw", "kw", "kt"))  # written with a space, too


def _is_measured(quantity: Quantity, other: Quantity) -> bool:
    """Whether the number that follows only measures what this one counts: `3,000 155mm rounds`, `two 500-lb
    bombs`, `six .50-caliber guns`."""
    lower, at = quantity.sentence.lower, other.core[1]
    apart = other.first - quantity.last
    if quantity.unit is not None or other.head < 0 or apart > 1 or at >= len(lower):
        return False
    starts, ends = quantity.sentence.starts, quantity.sentence.ends
    if apart and (lower[quantity.last] != "." or ends[quantity.last] != starts[other.first]):
        return False
    attached = lower[at] == "-" and starts[at] == ends[at - 1]
    return (attached or lower[at] in _PARTS) and other.noun[1] > at and lower[other.noun[0] - 1] != "of"


def _ends_noun(sentence: Sentence, at: int, other: Quantity) -> bool:
    """Whether the number that stands in the phrase which begins at word `at` ends it: it is no part of a word
    (`a two-room flat`) or of the name of a model (`40 T-72M1 tanks`)."""
    return not other.rule.startswith("quantity.compound") and not any(
        k < other.core[1] <= model_end(sentence, k) for k in range(at, other.first + 1)
    )


def _is_named_model(quantity: Quantity, other: Quantity) -> bool:
    """Whether the number that follows may be that of a model which is called by a name: `six Type 45
    destroyers`, `14 PzH 2000 howitzers`."""
    words, at = quantity.sentence.words, quantity.last
    if other.first != at + 1 or other.core != (other.first, other.last) or other.rule != "quantity.digits":
        return False
    name = words[at]
    if words[other.last : other.last + 1] == ["s"]:
        return False  # six Mirage 2000s and two jets
    return name[0].isupper() and name.isalpha() and len(words[other.first]) <= _MODEL


_MODEL = 4  # letters of a model's name


def _is_model(quantity: Quantity, other: Quantity) -> bool:
    """Whether the number that follows is that of the model counted: `40 AK 47 rifles`."""
    at, number = quantity.last, other.core
    if other.first != at + 1 or number != (other.first, other.last) or number[1] - number[0] > 1:
        return False
    letters, small = quantity.sentence.words[at], quantity.sentence.lower[at]
    short = letters.isalpha() and letters.isupper() and len(letters) <= _MODEL
    if not short or small in STOPS or small == "no" or is_all_capitals(quantity.sentence):
        return False
    return other.rule == "quantity.digits" and len(quantity.sentence.words[number[0]]) <= _MODEL


def _part_of_next(quantity: Quantity, other: Quantity) -> bool:
    if other.first - quantity.last > 5:
        return False
    gap = quantity.sentence.lower[quantity.last : other.first]
    gap = gap[1:] if gap[:1] == ["out"] else gap
    if len(gap) == 2 and gap[1] not in STOPS and is_plural(gap[1]):
        return False  # 20 percent of infants below six months
    return gap[:1] == ["of"] and len(gap) <= 4 and gap[1:2] != ["them"] and (len(gap) < 3 or gap[-1] == "'s")


_REMARK = 8  # words of an editor's remark, with its brackets
_BRACKETS = 4  # words in brackets between a number and its noun: "(out of 1,460)", "(6 percent)"


def _after_brackets(quantity: Quantity, following: Quantity | None) -> int:
    """The word at which the noun of a quantity may begin: after the figure in brackets that gives it
    in another way, `87 (37%) countries`, or after the brackets that it closes itself."""
    lower, last = quantity.sentence.lower, quantity.last
    if quantity.unit not in (None, "percent") or last >= len(lower):
        return last
    if lower[last] == "[" and "]" in lower[last : last + _REMARK]:
        return lower.index("]", last) + 1  # "seven [number as heard] others"
    if lower[last] == ")":
        opened = "(" in lower[max(0, quantity.first - _BRACKETS) : quantity.first]
        return last + 1 if opened and lower[quantity.first - 1] in _INTO else last
    if (
        lower[last] != "("
        or following is None
        or following.last >= len(lower)
        or lower[following.last] != ")"
    ):
        return last
    return following.last + 1 if following.first - last <= _BRACKETS else last


_INTO = frozenset(("(", "of"))
_ADJECTIVES = tuple("al ic ive ous ful ary ern ian ish ese able ".split())
_OLD_ADJECTIVES = frozenset("private new old male female large small light heavy adult young".split())


def _is_joined_to(quantity: Quantity, other: Quantity) -> bool:
    """Whether the noun stands with the figure that is joined to this one: `104 municipal and 106 private
    houses`, `from 9,000 to 16,000 soldiers`."""
    if quantity.unit is not None or other.unit is not None or other.head < 0 or quantity.high == 1:
        return False
    gap = quantity.sentence.lower[quantity.last : other.first]
    if gap == [","]:  # 12, 15 and 30 soldiers
        after = quantity.sentence.lower[other.last]
        return other.noun[0] > other.last and after in LIST_JOINTS and not quantity.is_written_as_year
    if not gap or len(gap) > 2 or gap[-1] not in FIGURE_JOINTS or quantity.is_written_as_year:
        return False
    people = quantity.sentence.words[quantity.last] != gap[0] and not is_plural(gap[0])
    return len(gap) == 1 or people or gap[0].endswith(_ADJECTIVES) or gap[0] in _OLD_ADJECTIVES


_WHOLES = frozenset(("of", "the", "its", "their"))


def _can_be_counted(quantity: Quantity, head: int, nouns: Nouns) -> bool:
    """Whether the head goes with its number: more than one thing is a plural, or a noun of the lexicon."""
    lower = quantity.sentence.lower
    if quantity.unit is not None or is_plural(lower[head]) or lower[quantity.last] in _WHOLES:
        return True
    if is_model(lower[head]) or model_end(quantity.sentence, head) > head:
        return True
    if quantity.high == 1 or any(is_plural(lower[k]) for k in range(quantity.last, head)):
        return True
    one = singular(lower[head])
    return any(one in it for it in (nouns.metrics, nouns.named, nouns.persons, nouns.things))
