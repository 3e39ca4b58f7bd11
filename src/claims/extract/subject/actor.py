"""Subjects that a sentence names only by `the group`, `the army`, `the kingdom` or `it`, or not at all."""

from claims.extract.found import Found
from claims.extract.name.actors import GROUPS, HOLDERS, OBLIQUE, is_apart, state_governed_from
from claims.extract.name.name import Name
from claims.extract.name.names import find_names
from claims.extract.name.place_words import land_meant
from claims.extract.report.reading import Reading
from claims.extract.report.reference import actor_meant, another_body_between, sentences_back, state_meant
from claims.extract.report.topic import main_country, main_group
from claims.extract.text.sentence import Sentence
from claims.extract.text.verbs import is_verb
from claims.extract.text.word_tags import GOVERNMENT, OUTFIT, PERSON, tags_of
from claims.lexicon.closed_classes import is_number


def found_at(sentence: Sentence, name: Name, rule: str, value: str | None = None) -> Found:
    """A name as a finding, or another value that rests on it. A state's office stands for the state."""
    if name.kind == "state" and name.country and value is None:
        value = force_of(name.country)
    return Found(value or name.value, rule, sentence.starts[name.first], sentence.ends[name.last - 1])


def word_before(sentence: Sentence, name: Name) -> str:
    """The word before a name and its `the`; empty where a sentence begins with it."""
    before = sentence.lower[name.first - 1] if name.first else ""
    return sentence.lower[name.first - 2] if before == "the" and name.first > 1 else before


def name_from(sentence: Sentence, first: int, reading: Reading) -> Name | None:
    """The name that begins with word `first` and means whom it names: not `anti-Taliban`."""
    names = find_names(sentence, reading.lexicon)
    return next((it for it in names if it.first == first and not is_apart(it)), None)


def force_of(state: str) -> str:
    """What a state's government is called as a subject; that of Syria's war has a name of its own in the
    guide."""
    return _CALLED_ELSE.get(state, state)


_CALLED_ELSE = {"Syria": "Syrian government", "Britain": "United Kingdom"}


def government_at(sentence: Sentence, i: int, reading: Reading) -> str | None:
    """Whose `government` or `army` word `i` is, as a subject; a local government is no state's."""
    if i and (sentence.lower[i - 1] in _LOCAL or _is_a_regions(sentence, i, reading)):
        return None
    if i and sentence.lower[i - 1] == "its" and (own := _state_told_before(sentence, i - 1, reading)):
        return str(own.value)
    state = state_meant(sentence, i, reading)
    return force_of(state) if state else None


def _state_told_before(sentence: Sentence, its: int, reading: Reading) -> Found | None:
    """The state of the sentence before that "its" at a word means where none is named up to it: `Chad is at
    war. Its army has lost`, `Chad is at war. It says its army has lost`."""
    if any(name.first < its for name in find_names(sentence, reading.lexicon)):
        return None
    return state_before(sentence, 0 if sentence.lower[0] in ("it", "its") else its, reading)


def _is_a_regions(sentence: Sentence, i: int, reading: Reading) -> bool:
    """Whether the government that word `i` is belongs to a part of a state: `the Flanders government`."""
    if sentence.lower[i] not in _CIVIL_RULE:
        return False
    ends = (i, i - 1) if sentence.lower[i - 1] == "'s" else (i,)
    return any(
        name.last in ends
        and name.kind == "place"
        and name.scale in ("region", "city")
        and state_governed_from(name, reading.lexicon) is None
        for name in find_names(sentence, reading.lexicon)
    )


_CIVIL_RULE = frozenset(("authorities", "government"))
_LOCAL = frozenset("city county district local municipal provincial regional".split())


def named_before(
    sentence: Sentence, i: int, reading: Reading, kinds: frozenset[str] = HOLDERS
) -> Found | None:
    """Whom `the group` or `it` at word `i` means, of actors of some kinds; of several groups that a sentence
    names the one that the text is about."""
    meant = actor_meant(sentence, i, reading, kinds)
    if meant is None or another_body_between(meant.sentence, sentence, reading):
        return None
    theirs = kinds == GROUPS and sentence.lower[i] == "their"  # the UN put the number of their men at 20
    if meant.sentence is not sentence and not theirs and _organisation_acts(sentence, i, reading):
        return None
    topic = group_of_text(reading) if kinds == GROUPS and meant.sentence is not sentence else None
    if topic and any(it.value == topic.value for it in find_names(meant.sentence, reading.lexicon)):
        return topic.by("subject.carried")
    return found_at(meant.sentence, meant.what, "subject.carried")


def _organisation_acts(sentence: Sentence, i: int, reading: Reading) -> bool:
    """Whether a sentence begins with an organisation, which a pronoun at word `i`, or behind the number
    there, rather means than whoever was named before it: `UNICEF has opened 20 of its schools`."""
    if sentence.lower[i] not in ("it", "its", "they", "their") and not is_number(sentence.lower[i]):
        return False
    names = (it for it in find_names(sentence, reading.lexicon) if it.last <= i)
    first = next(names, None)
    return first is not None and first.kind == "organisation" and first.first <= 1


def group_before(sentence: Sentence, i: int, reading: Reading) -> Found | None:
    """Whom `the group` at word `i` means: a group named before, else the one that the text is about, which
    goes before an alliance of forces that fights it."""
    found = named_before(sentence, i, reading, GROUPS)
    if sentence.lower[i] not in _CIVIL and (found is None or str(found.value).endswith("Forces")):
        topic = group_of_text(reading)
        return topic.by("subject.carried") if topic else found
    return found


_CIVIL = frozenset(("organisation", "organization"))  # what others than armed groups are called


def coalition_at(sentence: Sentence, i: int, reading: Reading, rule: str) -> Found:
    """The coalition that word `i` means: the one that was named before, or that word alone."""
    named = named_before(sentence, i, reading, COALITIONS)
    return named or Found("Coalition", rule, sentence.starts[i], sentence.ends[i])


COALITIONS = frozenset(("coalition",))  # a kind of names


def group_of_text(reading: Reading) -> Found | None:
    """The armed group that the text is about."""
    topic = main_group(reading)
    return Found(topic.name, "subject.topic", topic.start, topic.end) if topic else None


def state_of_text(index: int, reading: Reading) -> Found | None:
    """The state that the text is about at the sentence of that number."""
    topic = main_country(index, reading)
    return Found(force_of(topic.name), "subject.country", topic.start, topic.end) if topic else None


SENDING = frozenset(("United Nations", "African Union", "European Union"))  # organisations that have troops
_MISSION_BACK = 3  # sentences


def mission_before(sentence: Sentence, reading: Reading) -> Found | None:
    """Whose peacekeepers are: of the mission, or whoever sends one, that was named last; never of the country
    that they serve in."""
    for here in sentences_back(sentence, reading, _MISSION_BACK):
        for name in reversed(find_names(here, reading.lexicon)):
            if name.kind == "coalition" or name.value in SENDING:
                return found_at(here, name, "subject.carried")
    return None


def government_before(sentence: Sentence, i: int, reading: Reading) -> Found | None:
    """The government or army that the pronoun at word `i` means: `The junta, which insists it holds 69%`,
    `the army said it had 20 tanks`."""
    tags, floor = tags_of(sentence, reading.lexicon), max(0, i - _TO_GOVERNMENT)
    k = next((k for k in range(i - 2, floor, -1) if tags[k] & GOVERNMENT or _is_ministry(sentence, k)), 0)
    if not k or "the" not in sentence.lower[max(0, k - _ITS_NAME) : k]:
        return None
    state = government_at(sentence, k, reading)
    return Found(state, "subject.government", sentence.starts[k], sentence.ends[k]) if state else None


def _is_ministry(sentence: Sentence, k: int) -> bool:
    """Whether word `k` ends what stands for a state abroad: `the French foreign ministry`."""
    return sentence.lower[k] == "ministry" and sentence.lower[k - 1] in _ABROAD


_ABROAD = frozenset("defence defense foreign development".split())
_TO_GOVERNMENT = 6  # words from "the army" to its "it"
_ITS_NAME = 3  # words from "the" to "government" or "ministry": "the German foreign"


# What stands before a word for a group that was named before: "the armed group".
BEFORE_GROUP = frozenset(
    "the that this armed extremist insurgent islamist jihadist militant rebel separatist terror "
    "terrorist".split()
)


def group_meant(sentence: Sentence, i: int, reading: Reading) -> Found | None:
    """The group that the pronoun at word `i` means where it is called so: `The group lost the land that it
    held`, `The group is weak. Its income is $20`."""
    here, end = sentence, i
    if not i and sentence.index:
        here, end = reading.sentence(sentence.index - 1), _OPENING_TIME
    tags, lower = tags_of(here, reading.lexicon), here.lower
    for k in range(1, min(end, len(here))):
        oblique = k > 1 and lower[k - 2] in OBLIQUE
        if tags[k] & OUTFIT and lower[k - 1] in BEFORE_GROUP and not oblique:
            names = (it for it in find_names(here, reading.lexicon) if k < it.first and it.last <= end)
            other = any(it.kind in HOLDERS and not is_apart(it) for it in names)
            return None if other else group_before(here, k, reading)
    return None


def organisation_meant(sentence: Sentence, i: int, reading: Reading) -> Found | None:
    """The organisation that the pronoun at word `i` means: of its sentence, or of the one before that the
    sentence goes on with."""
    if i or not sentence.index:
        return _organisation_before(sentence, i, reading)
    before = reading.sentence(sentence.index - 1)
    return _organisation_before(before, len(before), reading)


def _organisation_before(sentence: Sentence, i: int, reading: Reading) -> Found | None:
    """The organisation that a sentence names as one that acts, before the pronoun at word `i`: `the Bank
    says it needs`."""
    tags = tags_of(sentence, reading.lexicon)
    for name in reversed(find_names(sentence, reading.lexicon)):
        if name.last > i or is_apart(name) or name.possessive:
            continue
        if name.kind in HOLDERS or (name.kind == "place" and name.scale == "country"):
            return None
        before = word_before(sentence, name)
        people = name.last < len(sentence) and tags[name.last] & PERSON  # United Nations experts
        end = name.last + (sentence.lower[name.last : name.last + 1] in ITS_FORCES)
        acts = name.first == 0 if end >= len(sentence) else is_verb(sentence.lower[end])
        acts = acts and not people
        if name.kind == "organisation" and before not in OBLIQUE and acts:  # or is all of a heading
            return found_at(sentence, name, "subject.carried")
    return None


ITS_FORCES = (["force"], ["mission"], ["peacekeepers"], ["troops"])  # the African Union mission has


def state_before(sentence: Sentence, i: int, reading: Reading) -> Found | None:
    """The state with which the sentence before begins, where `it` begins this one: `Chad has 300 men. It will
    send 20 more.`"""
    if not sentence.index or (i and not _is_opening(sentence.lower[:i])):
        return None
    before = reading.sentence(sentence.index - 1)
    if (land := land_meant(before.lower)) and not land[0]:  # The kingdom spent $20. It has 300 jets.
        return land_at(before, land[1], reading)
    if before.lower[0] == "the" and before.lower[1:2] and before.lower[1] in _STATE_FORCES:
        state = government_at(before, 1, reading)  # The navy fares better. It has 20 frigates.
        return Found(state, "subject.government", *before.extent(1, 2)) if state else None
    opening = before.lower.index(",") + 1 if "," in before.lower[:_OPENING_TIME] else 0
    for name in find_names(before, reading.lexicon):
        start = name.first - (before.lower[max(0, name.first - 1)] == "the")
        if start not in (0, opening):
            if name.first < opening:
                continue
            return None
        after = before.lower[name.last : name.last + 2]
        tag = tags_of(before, reading.lexicon)[name.last + 1] if len(after) > 1 else 0
        acts = (after[:1] == ["'s"] and tag & GOVERNMENT) or any(map(is_verb, after[:1]))
        if name.kind == "place" and acts:
            state = state_governed_from(name, reading.lexicon)
            return found_at(before, name, "subject.carried", force_of(state)) if state else None
    return None


_STATE_FORCES = frozenset("army government junta military ministry navy regime".split())


def _is_opening(words: list[str]) -> bool:
    """Whether a sentence begins with a few words that only tell when: `At the end of August it`."""
    return len(words) <= _OPENING_TIME and words[0] in _WHEN and not any(map(is_verb, words))


_WHEN = frozenset("after at before by during in on since today until yesterday".split())
_OPENING_TIME = 8  # words with the comma after a time: "Between 1990 and 2005, Chad"


def capital_before(sentence: Sentence, i: int, reading: Reading) -> Found | None:
    """The state that a capital stands for, before the pronoun at word `i`: `Washington agreed to pull its 20
    soldiers out`."""
    for name in reversed(find_names(sentence, reading.lexicon)):
        if name.last < i and name.kind == "place" and is_verb(sentence.lower[name.last]):
            state = state_governed_from(name, reading.lexicon)
            return found_at(sentence, name, "subject.carried", force_of(state)) if state else None
    return None


def land_at(sentence: Sentence, i: int, reading: Reading) -> Found | None:
    """The state that the text is about, where `the country` or `the kingdom` at word `i` is the subject of
    the verb right after it: `The kingdom bought 20 jets`."""
    meant = land_meant(sentence.lower)
    if meant is None or meant[1] != i or not is_verb(sentence.lower[i + 1]):
        return None
    opens = not meant[0] or sentence.lower[meant[0] - 1] in _BEFORE_SUBJECT
    topic = state_of_text(sentence.index, reading) if opens else None
    return topic.by("subject.government") if topic else None


_BEFORE_SUBJECT = frozenset((",", "and", "but", "said", "says", "that", "while"))
