"""Subjects that the noun phrase of a figure names, or what follows it: `20 Taliban fighters`."""

from dataclasses import replace

from claims.extract.figure.noun_class import build_nouns
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.actors import GROUPS, HOLDERS, OBLIQUE, is_apart, state_of
from claims.extract.name.name import Name
from claims.extract.name.names import find_names
from claims.extract.report.headline import summed_up
from claims.extract.report.reading import Reading
from claims.extract.report.reference import sentences_back
from claims.extract.report.whole_figure import whole_of
from claims.extract.subject.actor import (
    COALITIONS,
    coalition_at,
    force_of,
    found_at,
    government_at,
    group_of_text,
    named_before,
    state_of_text,
    word_before,
)
from claims.extract.subject.belonging import FINES, find_belonging
from claims.extract.subject.governing_state import gives_sums, is_bought, is_state_body
from claims.extract.subject.holder import find_holder
from claims.extract.subject.named_holder import acts
from claims.extract.subject.victims import SUFFERED, find_state_of_victims, is_force
from claims.extract.text.event_words import build_events
from claims.extract.text.noun_phrase import find_noun
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import GOVERNMENT, UNNAMED, tags_of
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import FINITE_BE, STOPS
from claims.lexicon.inflection import is_plural, singular

_ALLIED = frozenset(("alliance", "coalition", "mission"))
_NATIONS_HAVE = frozenset(("troops", "weapons", "airstrikes"))


def find_in_noun_phrase(quantity: Quantity, reading: Reading) -> Found | None:
    """`20 Taliban fighters`, `the Taliban's 20 fighters`, `12 Syrian soldiers`, `13 pro-army fighters`."""
    named = _of_both_sides(quantity, reading) or _named_in_phrase(quantity, reading)
    return named or _told_as(quantity, reading)


_TOLD = SUFFERED | {"troops"}
_ENDS: tuple[list[str], ...] = ([], ["."], [","], [";"], ["and"], ["while"])
_TO_BE = 9  # words from a figure to "were": "three of those killed in Hass were"


def _told_as(quantity: Quantity, reading: Reading) -> Found | None:
    """`four were Iraqi soldiers`, `two of the dead were Taliban commanders`, `nine of them were members of
    Hamas`: as what those of a part are told."""
    sentence, last = quantity.sentence, quantity.last
    lower = sentence.lower
    if quantity.metric not in _TOLD or (quantity.noun[1] > last and lower[last] != "of"):
        return None
    at = next((k for k in range(last, min(len(lower), last + _TO_BE)) if lower[k] in FINITE_BE), 0)
    if not at or (at > last and lower[last] != "of") or not all(word[0].isalnum() for word in lower[last:at]):
        return None
    people = next((it for it in find_names(sentence, reading.lexicon) if it.first == at + 1), None)
    if people and people.kind == "demonym" and lower[people.last : people.last + 1] in _ENDS:
        men = any(is_force(it, reading.lexicon) for it in reading.quantities(sentence.index) if it.last < at)
        return found_at(sentence, people, "subject.nationality", state_of(people)) if men else None
    first, end, head = find_noun(sentence, at + 1, reading.lexicon.index(build_events).predicates)
    if end <= first or head < 0 or lower[head].endswith("ed"):
        return None
    apart = replace(quantity, first=first, last=first, noun=(first, end), head=head)
    told = _named_in_phrase(apart, reading) or find_belonging(apart, reading)
    return told or (find_state_of_victims(apart, reading) if quantity.metric in SUFFERED else None)


def _named_in_phrase(quantity: Quantity, reading: Reading) -> Found | None:
    sentence, first, last = quantity.sentence, quantity.last, quantity.noun[1]
    if last <= first:
        return None
    force = is_force(quantity, reading.lexicon) or _are_of_war(quantity, reading)
    for name in find_names(sentence, reading.lexicon):
        if name.first >= last:
            break
        theirs = name.possessive and _is_before(name, sentence, quantity.first)
        found = _described_by(name, quantity, reading, force=force) if theirs or name.first >= first else None
        if found:
            return found
    phrase = sentence.lower[first : last - 1]
    told = "group" in phrase and _of_the_group(sentence.lower, first, last - 1)
    if (
        (own := _own(quantity, reading, phrase, force=force))
        or told
        or ("its" in phrase and sentence.lower[last - 1] not in _DWELLERS)
        or _is_theirs(quantity, phrase)
    ):
        return own or named_before(sentence, quantity.first, reading, GROUPS)
    if not force and quantity.metric in SUFFERED and not _is_fighter(quantity, reading.lexicon):
        return None
    if sentence.lower[last - 1] == "helmets" and "blue" in phrase:
        return Found("United Nations", "subject.noun-phrase", sentence.starts[first], sentence.ends[last - 1])
    if not _ALLIED.isdisjoint(phrase):
        return _of_coalition(quantity, reading)
    tags = tags_of(sentence, reading.lexicon)
    for i in range(first, last):
        if tags[i] & GOVERNMENT and i != quantity.head:
            if sentence.lower[i] == "military" and whole_of(quantity, reading):
                return None  # 46 aircraft, among them 22 military planes
            state = government_at(sentence, i, reading)
            if state:
                return Found(state, "subject.government", sentence.starts[i], sentence.ends[i])
    return None


def _is_theirs(quantity: Quantity, phrase: list[str]) -> bool:
    """Whether fighters are those of `them`, whom the text told of before: `the number of their fighters`."""
    return quantity.metric == "fighters" and phrase[:1] == ["their"]


_WAR_BACK = 3  # sentences


def _are_of_war(quantity: Quantity, reading: Reading) -> bool:
    """Whether the casualties of a state are those of its forces, which the text names near by: `Peruvian
    forces are spent. There were 20 Peruvian casualties`."""
    sentence, (first, last) = quantity.sentence, quantity.noun
    if quantity.head < 0 or singular(sentence.lower[quantity.head]) != "casualty":
        return False
    names = find_names(sentence, reading.lexicon)
    theirs = {state_of(name) for name in names if first <= name.first < last} - {None}
    return any(
        state_of(name) in theirs and is_state_body(here, name.last, tags_of(here, reading.lexicon))
        for here in (sentences_back(sentence, reading, _WAR_BACK) if theirs else ())
        for name in find_names(here, reading.lexicon)
    )


def _is_before(name: Name, sentence: Sentence, first: int) -> bool:
    """Whether a genitive stands right before word `first`; its "'s" may be lost."""
    return name.last == first or (name.last == first - 1 and sentence.lower[name.last] == "'s")


_TO_AND = 5  # words from a figure to the "and" of "20 Syrian regime and rebel fighters"


def _of_both_sides(quantity: Quantity, reading: Reading) -> Found | None:
    """`20 Indian and Pakistani soldiers`, `20 regime and rebel fighters`: nobody's, as they are of two."""
    lower, start = quantity.sentence.lower, quantity.last
    if "and" not in lower[start + 1 : start + _TO_AND]:
        return None
    joint = lower.index("and", start + 1)
    if joint + 2 >= len(lower) or not STOPS.isdisjoint(lower[start:joint]):
        return None  # 20 died in Syrian and Russian raids
    if not lower[joint + 2][0].isalpha() or is_plural(lower[joint + 1]):
        return None  # 20 Iraqis and Syrians living there
    first, second = _side_at(quantity, joint - 1, reading), _side_at(quantity, joint + 1, reading)
    if not first or not second or first == second:
        return None
    men = reading.lexicon.index(build_nouns).metrics.get(singular(lower[joint + 2]))
    if men != "troops" and "rebels" not in (first, second):
        return None  # 20 Iraqi and Syrian fighters of one group
    begin, end = quantity.sentence.extent(start, joint + 2)
    return Found(None, "subject.none", begin, end)


def _side_at(quantity: Quantity, at: int, reading: Reading) -> str | None:
    """Whose adjective word `at` is, of a state, a government or rebels; None: nobody's."""
    sentence = quantity.sentence
    for name in find_names(sentence, reading.lexicon):
        if name.first <= at < name.last:
            return state_of(name)
    tags = tags_of(sentence, reading.lexicon)[at]
    return "government" if tags & GOVERNMENT else "rebels" if tags & UNNAMED else None


def _of_coalition(quantity: Quantity, reading: Reading) -> Found | None:
    """`two coalition soldiers`, `two of the mission's peacekeepers`: the coalition that was named before, or
    that word alone."""
    sentence, (first, last) = quantity.sentence, quantity.noun
    at = next(k for k in range(first, last) if sentence.lower[k] in _ALLIED)
    if sentence.lower[at] != "coalition":
        return named_before(sentence, at, reading, COALITIONS)
    return coalition_at(sentence, at, reading, "subject.noun-phrase")


def _owner_in_sentence(quantity: Quantity, reading: Reading, *, force: bool) -> Found | None:
    """Whose `its` is by who acts in the same sentence: `UNIFIL said two of its soldiers`, `Chile froze $20 of
    its aid`, `Chile keeps 20 of its soldiers there`."""
    sentence = quantity.sentence
    if not force and quantity.metric == "money":
        return find_holder(quantity, reading)
    for name in reversed(find_names(sentence, reading.lexicon)):
        if name.last >= quantity.first or not acts(sentence, name):
            continue
        if force and name.kind in HOLDERS:
            return found_at(sentence, name, "subject.carried")
        if (name.kind == "organisation" or name.kind in HOLDERS) and quantity.metric in _OF_MISSIONS:
            return found_at(sentence, name, "subject.carried")
        if (force or quantity.metric == "weapons") and _is_state_acting(sentence, name):
            return found_at(sentence, name, "subject.carried", force_of(name.value))
    return None


_OF_MISSIONS = frozenset(("settlements", "weapons"))  # what the African Union's mission may have


def _is_state_acting(sentence: Sentence, name: Name) -> bool:
    """Whether a country is the subject of the verb after it."""
    before = word_before(sentence, name)
    return name.kind == "place" and name.scale == "country" and before not in OBLIQUE and before != "of"


def _own(quantity: Quantity, reading: Reading, phrase: list[str], *, force: bool) -> Found | None:
    """Whose "its" or "their" in the noun phrase is by who acts in the same sentence."""
    own = _owner_in_sentence(quantity, reading, force=force) if "its" in phrase else None
    if own is None and force and "its" in phrase:
        own = _army_of_sentence(quantity, reading)
    his = not _HIS.isdisjoint(phrase) and _is_fighter(quantity, reading.lexicon)
    if own is None and his and (group := group_of_text(reading)):
        return group.by("subject.carried") if _leads(group, quantity, reading) else None
    return own or (_own_of_group(quantity, reading) if "their" in phrase else None)


def _army_of_sentence(quantity: Quantity, reading: Reading) -> Found | None:
    """Whose `its soldiers` are by the army or the government that a sentence begins with: `The army said 20
    of its soldiers had died`."""
    sentence, tags = quantity.sentence, tags_of(quantity.sentence, reading.lexicon)
    at = next((k for k in range(min(_SUBJECT, quantity.first)) if tags[k] & GOVERNMENT), -1)
    if at < 0 or sentence.lower[0] != "the":
        return None
    state = government_at(sentence, at, reading)
    return Found(state, "subject.government", *sentence.extent(at, at + 1)) if state else None


_SUBJECT = 4  # words: "the Israeli army"
_DWELLERS = frozenset("citizens inhabitants people population residents villagers voters".split())
_HIS = frozenset(("her", "his"))


def _leads(group: Found, quantity: Quantity, reading: Reading) -> bool:
    """Whether a sentence or one shortly before it names no group but the one that the text is about, whose
    `his fighters` are then: `Wagner's founder said 20 of his fighters had died`."""
    for sentence in sentences_back(quantity.sentence, reading, _WAR_BACK):
        names = [it.value for it in find_names(sentence, reading.lexicon) if it.kind in GROUPS]
        if names:
            return set(names) == {group.value}
    return True


def _own_of_group(quantity: Quantity, reading: Reading) -> Found | None:
    """Whose "their" is by the group that acts in the same sentence: `the Taliban said 20 of their men`."""
    if not _is_fighter(quantity, reading.lexicon):
        return None
    for name in reversed(find_names(quantity.sentence, reading.lexicon)):
        if name.last < quantity.first and name.kind in GROUPS and acts(quantity.sentence, name):
            return found_at(quantity.sentence, name, "subject.carried")
    return None


def _of_the_group(lower: list[str], first: int, last: int) -> bool:
    """`20 of the group's fighters`: whether the word group stands there with its possessive."""
    return any(lower[i] == "group" and lower[i + 1 : i + 2] == ["'s"] for i in range(first, last))


def _described_by(name: Name, quantity: Quantity, reading: Reading, *, force: bool) -> Found | None:
    """The subject that a name inside the noun phrase gives; `force`: those counted are soldiers or police."""
    sentence = quantity.sentence
    if force and name.suffix == "led":  # 20 NATO-led troops
        return found_at(sentence, name, "subject.noun-phrase", state_of(name) or name.value)
    if is_apart(name) or _is_fine(quantity) or sentence.lower[name.last : name.last + 1] == ["-"]:
        return None  # 20 Fateh-110 missiles
    if name.kind in HOLDERS or (force and (name.kind == "organisation" or _are_letters(name, quantity))):
        return found_at(sentence, name, "subject.noun-phrase")
    state = None if is_bought(quantity) else state_of(name)
    if state and _is_of_two(name):
        return Found(None, "subject.none", *sentence.extent(name.first, name.last))
    sums = quantity.metric == "money" and gives_sums(sentence, name)
    if state and (force or sums or quantity.metric in _NATIONS_HAVE or _attack(name, quantity)):
        return found_at(sentence, name, "subject.nationality", state)
    if state and name.prefix == "pro" and _is_at_home(state, sentence, reading):
        return found_at(sentence, name, "subject.loyal", force_of(state))
    return None


def _are_letters(name: Name, quantity: Quantity) -> bool:
    """Whether a name that nothing knows is the first letters of the force right before its men: `20 KNSC
    personnel`."""
    words = quantity.sentence.words
    word = words[name.first]
    letters = name.kind == "unknown" and name.last == name.first + 1 == quantity.head
    return (
        letters
        and _FEWEST <= len(word) <= _MOST
        and word.isalpha()
        and word.isupper()
        and not all(it.isupper() for it in words if it.isalpha())
    )


_FEWEST, _MOST = 3, 6  # the letters of a force's name


def _attack(name: Name, quantity: Quantity) -> bool:
    """Whether a people's name tells who attacks: `20 U.S. attacks`, not `20 Sinai bombings`."""
    short = quantity.sentence.words[name.first].isupper()
    return quantity.metric == "attacks" and (name.kind == "demonym" or (short and name.scale == "country"))


def _is_at_home(state: str, sentence: Sentence, reading: Reading) -> bool:
    """Whether a text is about no other state: its friends abroad are not its own."""
    topic = state_of_text(sentence.index, reading)
    return topic is None or topic.value == force_of(state)


# What a people is called before another one, and how the word for one ends: Indo-Chinese, Thai-Lao.
_BEFORE_ANOTHER = frozenset(
    "afghan afro anglo arab austro franco graeco greco hispano indo iraqi israeli italo luso pak perso russo "
    "serbo sino soviet syro thai turco turko yemeni".split()
)
_OF_PEOPLE = ("ian", "ish", "ese", "stani", "rean", "lao")


def _is_of_two(name: Name) -> bool:
    """Whether a people's name is joined to another's: `20 Indo-Chinese patrols`, `20 Thai-Lao guards`."""
    other = name.prefix or name.suffix
    return name.kind == "demonym" and (other in _BEFORE_ANOTHER or other.endswith(_OF_PEOPLE))


def _is_fine(quantity: Quantity) -> bool:
    """`a $20 million EU fine`: it is not theirs who levy it."""
    return quantity.metric == "money" and not FINES.isdisjoint(
        quantity.sentence.lower[quantity.last : quantity.noun[1]]
    )


def _is_fighter(quantity: Quantity, lexicon: Lexicon) -> bool:
    word = singular(quantity.sentence.lower[quantity.head])
    return lexicon.index(build_nouns).metrics.get(word) in ("fighters", "settlements") or word in (
        "member",
        "force",
        "troop",
    )


def find_summed_up(quantity: Quantity, reading: Reading) -> Found | None:
    """A headline has the subject of the sentence that it sums up."""
    whole = summed_up(quantity, reading)
    if whole is None:
        return None
    whole = replace(whole, metric=quantity.metric)
    return find_in_noun_phrase(whole, reading) or find_belonging(whole, reading)
