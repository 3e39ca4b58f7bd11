"""Tell who acts: names that can hold or send something, their states, and whom `the group` or `the army`
means."""

from collections.abc import Iterator

from claims.extract.found import Found
from claims.extract.report.reading import Reading
from claims.extract.report.topic import main_country, main_group
from claims.extract.text.names import Name, find_names
from claims.extract.text.sentence import Sentence

HOLDERS = frozenset(("armed_group", "state", "force", "coalition"))
GROUPS = frozenset(("armed_group", "coalition"))
_ARMED_GROUP = frozenset(("armed_group",))
GOVERNMENT = frozenset(
    "government regime army military navy loyalists troops authorities pro-government pro-regime "
    "government-held regime-held army-held loyalist government-controlled regime-controlled".split()
)
OBLIQUE = frozenset(
    "in from against on near to with for at into of inside outside between under after before during "
    "across".split()
)
_APART = frozenset(
    "led backed linked affiliated aligned based born supported funded trained allied inspired sponsored "
    "made bound educated".split()
)


def found_at(sentence: Sentence, name: Name, rule: str, value: str | None = None) -> Found:
    """A name as a finding, or another value that rests on it. A state's office stands for the state."""
    if name.kind == "state" and name.country and value is None:
        value = force_of(name.country)
    return Found(value or name.value, rule, sentence.starts[name.first], sentence.ends[name.last - 1])


def state_of(name: Name) -> str | None:
    """The state that a place, demonym or actor belongs to, where it has one."""
    if name.country:
        return name.country
    if name.kind not in ("place", "demonym"):
        return None
    if name.scale == "country":
        return name.value
    return name.within[-1] if name.within else None


def is_apart(name: Name) -> bool:
    """Whether the name only describes somebody else: `US-backed`, `Britain-based`."""
    return name.suffix in _APART or name.prefix in ("anti", "non", "ex")


def force_of(state: str) -> str:
    """What a state's government is called as a subject; that of Syria's war has a name of its own in the
    guide."""
    return "Syrian government" if state == "Syria" else state


def government_at(sentence: Sentence, i: int, reading: Reading) -> str | None:
    """Whose `government` or `army` word `i` is: of the country named before it, else of the text so far."""
    names = [name for name in find_names(sentence, reading.lexicon) if not is_apart(name)]
    for name in sorted(names, key=lambda name: (name.first > i, abs(name.first - i))):
        state = state_of(name) if name.kind in ("demonym", "place", "state", "force", "person") else None
        if state:
            return force_of(state)
    topic = main_country(sentence.index, reading)
    return force_of(topic.name) if topic else None


def named_before(
    sentence: Sentence, i: int, reading: Reading, kinds: frozenset[str] = HOLDERS
) -> Found | None:
    """Whom `the group` or `it` at word `i` stands for: the last actor of that kind before, here or up to
    four sentences back."""
    for wanted in (_ARMED_GROUP, kinds) if kinds == GROUPS else (kinds,):  # an armed group before a coalition
        for where, name in _names_before(sentence, i, reading, wanted):
            return found_at(where, name, "subject.carried")
    return None


def _names_before(
    sentence: Sentence, i: int, reading: Reading, kinds: frozenset[str]
) -> Iterator[tuple[Sentence, Name]]:
    for index in range(sentence.index, max(-1, sentence.index - 5), -1):
        here = reading.sentence(index)
        names = [n for n in find_names(here, reading.lexicon) if index < sentence.index or n.last <= i]
        # Within a sentence the one that it begins with is the likelier subject than the last one.
        for name in names:
            if name.kind in kinds and not is_apart(name):
                before = here.lower[name.first - 1] if name.first else ""
                if before not in OBLIQUE:
                    yield here, name
        if index == sentence.index and "state" in kinds:
            for name in reversed(names):  # "Uganda withdrew its 6,000 soldiers"
                state = state_of(name) if name.kind == "place" and name.scale == "country" else None
                before = here.lower[name.first - 1] if name.first else ""
                if state and not is_apart(name) and before not in OBLIQUE:
                    yield here, name
        for name in names:
            if name.kind in kinds and not is_apart(name):
                yield here, name


def group_of_text(reading: Reading) -> Found | None:
    """The armed group that the text is about."""
    topic = main_group(reading)
    return Found(topic.name, "subject.topic", topic.start, topic.end) if topic else None


def state_of_text(index: int, reading: Reading) -> Found | None:
    """The state that the text is about at the sentence of that number."""
    topic = main_country(index, reading)
    return Found(force_of(topic.name), "subject.country", topic.start, topic.end) if topic else None
