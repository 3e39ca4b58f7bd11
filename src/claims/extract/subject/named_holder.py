"""Whether a name left of a figure stands as the one that holds, sends or does what is counted."""

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.actors import HOLDERS, OBLIQUE, is_apart, state_governed_from
from claims.extract.name.name import Name
from claims.extract.report.organisation import is_no_organisation, main_organisation
from claims.extract.report.reading import Reading
from claims.extract.subject.actor import ITS_FORCES, SENDING, found_at
from claims.extract.subject.governing_state import (
    budgets,
    is_state_body,
    leading_state,
    led_state,
    state_as_holder,
)
from claims.extract.text.noun_phrase import VERBS
from claims.extract.text.sentence import Sentence
from claims.extract.text.verbs import governing_verb, is_clause_verb, is_verb
from claims.extract.text.word_tags import COMPASS, FINITE, GOVERNMENT, OUTFIT, PERSON, tags_of
from claims.lexicon.closed_classes import ARTICLES, FINITE_BE, HAVE, LIST_JOINTS, POSSESSIVES, is_number
from claims.lexicon.inflection import inflect

# Figures of fighters are those of groups, never of states and their offices.
IRREGULAR = frozenset(("fighters", "foreign_fighters", "returnees"))
_OF_GROUPS = frozenset(("fighters", "settlements", "territory"))  # what names that nothing knows may have
# Those after "by" only help whoever is named before: the rebels, backed by 20 foreign soldiers.
HELPED = frozenset(
    "accompanied aided assisted backed bolstered flanked helped joined reinforced supported".split()
)


def as_holder(sentence: Sentence, name: Name, quantity: Quantity, reading: Reading) -> Found | None:
    """The name as a holder, if it stands as one: by what it is, or as a group that nothing knows."""
    if quantity.metric in _OF_GROUPS and name.kind in ("initial", "unknown"):
        return _as_group(sentence, name, quantity, tags_of(sentence, reading.lexicon))
    return _as_known_holder(sentence, name, quantity, reading)


def _as_known_holder(sentence: Sentence, name: Name, quantity: Quantity, reading: Reading) -> Found | None:
    """The name as a holder, if it stands as one: not after a preposition, not as another's description."""
    lower, tags = sentence.lower, tags_of(sentence, reading.lexicon)
    before = lower[name.first - 1] if name.first else ""
    before = lower[name.first - 2] if before in ARTICLES and name.first > 1 else before
    after = lower[name.last] if name.last < len(lower) else "."
    described = _is_anothers(lower, name)
    of_it = after in _OF_IT and sentence.lower[max(0, name.first - 1)] in ("a", "an")
    told = is_apart(name) or _is_spelt_out(sentence, name) or _is_object(before, after)
    told = told or _is_of_victims(sentence, name) or _is_led(lower, name)
    told = told or (before == "by" and not HELPED.isdisjoint(lower[max(0, name.first - 3) : name.first]))
    if told or described or of_it or after == "-" or _is_in_oblique_list(sentence, name):
        return None
    state_word = is_state_body(sentence, name.last, tags)
    acting = before == "with" and after.endswith("ing")  # with Chile losing 20 men
    if (
        before in OBLIQUE
        and not acting
        and not (before == "of" and (state_word or _is_governed(sentence, name, tags)))
    ):
        return None
    if name.kind in HOLDERS:
        irregular = quantity.metric in IRREGULAR and name.kind == "state"
        return None if irregular else found_at(sentence, name, "subject.holder")
    if quantity.metric in IRREGULAR:
        return None
    peacekeepers = name.kind == "organisation" and quantity.metric == "troops" and name.value in SENDING
    if peacekeepers or _makes(name, quantity, reading):
        return found_at(sentence, name, "subject.holder")
    if led := leading_state(sentence, name, quantity, reading):
        return led
    if quantity.metric == "money" and _has_money(name, quantity, after, reading):
        return found_at(sentence, name, "subject.holder")
    if quantity.metric == "money" and (state := led_state(sentence, name, after)):
        return found_at(sentence, name, "subject.holder", state)
    capital = state_governed_from(name, reading.lexicon)
    if quantity.metric == "money" and not capital and budgets(sentence, name):
        return found_at(sentence, name, "subject.holder")
    return state_as_holder(sentence, name, quantity, reading) if name.kind in ("place", "demonym") else None


def _is_anothers(lower: list[str], name: Name) -> bool:
    """Whether a name only describes somebody else's: `its Taliban allies`; not in apposition with the words
    that a clause begins with, `Its rival, the Taliban, has`."""
    start = max(0, name.first - 3, _adjunct_end(lower))
    own = next((k for k in range(start, name.first) if lower[k] in POSSESSIVES), -1)
    if own < 0 or lower[name.first - 1] == "and":  # extending its mission and Chad sending
        return False
    comma = name.first - 1 - (lower[name.first - 1] in ARTICLES)
    return (
        lower[comma] != "," or comma <= own or (own > 0 and lower[own - 1] not in (",", ";", "while", "but"))
    )


def _as_group(sentence: Sentence, name: Name, quantity: Quantity, tags: list[int]) -> Found | None:
    """A name that nothing knows as that of a group which has what is counted, by what it is called: `the Men
    of Karvel movement has`, `the Karvel Brigade has`, `a second group, KARVEL, numbers`."""
    lower, first, last = sentence.lower, name.first, name.last
    called = bool(tags[last] & OUTFIT)
    own = last - first > 1 and (lower[last - 1] in _UNITS or tags[last - 1] & OUTFIT)
    before = lower[first - 1] if first else ""
    own = called or own or _is_told_as_group(sentence, name, tags)
    if name.possessive or (before in OBLIQUE and before != "of") or not own:
        return None
    verbs = _HAVING_MEN if quantity.metric == "fighters" else _HAVING_LAND
    if lower[verb_after(lower, last + called, quantity.first)] not in verbs:
        return None
    if lower[first - 1] == "of" and sentence.words[first - 2][0].isupper():
        first -= 2
    return Found(sentence.slice(first, last), "subject.holder", *sentence.extent(first, last))


def _is_told_as_group(sentence: Sentence, name: Name, tags: list[int]) -> bool:
    """Whether the words beside a name say that it is a group's: `the militia KARVEL`, `a second group,
    KARVEL,`, `KARVEL, an armed group`; letters, and what `which` follows, are no person's."""
    lower, first, last = sentence.lower, name.first, name.last
    at = first - 1 - (lower[first - 1] == ",") if first > 1 else -1
    if at >= 0 and (tags[at] & OUTFIT or lower[at] in _GROUP_NOUNS):
        return True
    if lower[last] == ",":
        after = lower[last + 1 : last + _APPOSED]
        told = [k for k, word in enumerate(after, last + 1) if tags[k] & OUTFIT or word in _GROUP_NOUNS]
        people = any(tags[k] & PERSON for k in range(last + 1, last + 1 + len(after)))  # a militia leader
        return after[:1] == ["which"] or (bool(told) and after[0] in ARTICLES and not people)
    letters = sentence.words[first]
    return last == first + 1 and len(letters) > _SHORT and letters.isupper()


def verb_after(lower: list[str], at: int, first: int) -> int:
    """The word at which the verb of a subject stands that ends before word `at`: after an apposition, a
    relative clause, `is believed to`, an adverb or a modal."""
    if lower[at] in (",", "("):
        closing = [k for k in range(at + 1, first) if lower[k] in (",", ")")]
        at = closing[-1] + 1 if closing else at + 1
    if lower[at] in FINITE_BE and lower[at + 2 : at + 3] == ["to"]:
        at += 3
    while at < first and lower[at] in _BEFORE_VERB:
        at += 1
    return at


_APPOSED = 6  # words of ", an offshoot of the militia"
_SHORT = 2  # letters
_GROUP_NOUNS = frozenset("faction force guerrillas militants rebels separatists".split())
_BEFORE_VERB = frozenset("also can could currently may might now still today".split())
_UNITS = frozenset("army battalion battalions brigade brigades division front legion resistance".split())
_HAVING_MEN = HAVE | frozenset(
    "boasts claims command commands counts field fields fielded lost muster mustered musters number numbers "
    "said says".split()
)
_HAVING_LAND = frozenset(
    "captured control controlled controls held hold holds lost occupies overran retook rules seized "
    "took".split()
)
_LIST = 8  # words from a preposition to the last name of a list


def _is_in_oblique_list(sentence: Sentence, name: Name) -> bool:
    """Whether a name is the second or a later one of a list after a preposition: `its land in Iraq and Syria
    shrank by 20 percent`."""
    lower, words = sentence.lower, sentence.words
    at = name.first - 1 - (name.first > 1 and lower[name.first - 1] in ARTICLES)
    if at < 1 or lower[at] not in ("and", "or", "&"):
        return False
    for k in range(at - 1, max(-1, at - _LIST), -1):
        if lower[k] in OBLIQUE:
            return True
        if words[k][0].islower() and lower[k] not in ARTICLES and lower[k] not in LIST_JOINTS:
            return False
    return False


def _is_governed(sentence: Sentence, name: Name, tags: list[int]) -> bool:
    """Whether a country is named as one whose government acts: `the Government of Chile`."""
    of = name.first - 1 - (sentence.lower[name.first - 1] in ARTICLES)
    return of > 0 and bool(tags[of - 1] & GOVERNMENT)


def _is_spelt_out(sentence: Sentence, name: Name) -> bool:
    """Whether a name is but the first letters, in parentheses, of the words before it: `the Lomari Desert
    Union (LDU)`."""
    first, letters = name.first, sentence.lower[name.first]
    if first <= len(letters) or sentence.lower[first - 1] != "(":
        return False
    told = sentence.lower[first - 1 - len(letters) : first - 1]
    return letters == "".join(word[0] for word in told)


def _is_object(before: str, after: str) -> bool:
    """Whether the verb before a name is done to it: `defeated the Taliban`, `struck an ISIS convoy`; not
    where it does something in turn."""
    return before in DONE_TO and after != "to" and not is_verb(after)


_LEADING = frozenset("command commands head heads join joins joined lead leads led".split())


def _is_led(lower: list[str], name: Name) -> bool:
    """Whether a name is that of what somebody else leads or joins: `Chile leads the NATO mission and has`."""
    start = name.first - (lower[name.first - 1] in ARTICLES)
    return start > 1 and lower[start - 1] in _LEADING and not is_verb(lower[name.last])


def _is_of_victims(sentence: Sentence, name: Name) -> bool:
    """Whether a name only tells whose those are to whom something happened: `killed 20 Taliban men`."""
    lower, number = sentence.lower, name.first - 1
    return number > 0 and is_number(lower[number]) and lower[number - 1] in _HARMING


_HARMING = frozenset(
    "abducted abducting arrested arresting captured capturing detained detaining freed freeing injured "
    "injuring kidnapped kidnapping kill killed killing released releasing shot wounded wounding".split()
)
DONE_TO = frozenset(
    "ambush ambushed ambushing attack attacked attacking bomb bombed bombing combat combating combatting "
    "confront confronted confronting contain containing counter countered countering defeat defeated "
    "defeating degrade degrading destroy destroyed destroying dislodge dislodged dislodging drive driving "
    "drove eliminate eliminating expel expelled expelling fight fighting fought hit hitting oust ousted "
    "ousting pound pounded pounding pursue pursued pursuing raid raided raiding shell shelled shelling storm "
    "stormed storming strike striking struck target targeted targeting topple toppled toppling".split()
)


def _adjunct_end(lower: list[str]) -> int:
    """Where the words begin after an opening such as `by its own account`, `under his command`; else 0."""
    opens = len(lower) > 2 and lower[0] in _OPENING and lower[1] in POSSESSIVES
    return 2 + (lower[2] == "own") if opens else 0


_OPENING = frozenset(("by", "on", "under"))


_OF_IT = frozenset(("member", "ally", "candidate"))  # a NATO member


RECKONING = frozenset("estimate estimated estimates put puts reckoned reckons valued values".split())


def _has_money(name: Name, quantity: Quantity, after: str, reading: Reading) -> bool:
    """Whether a name that is no actor's may hold money: an organisation, or whoever acts or owns."""
    if name.kind == "organisation":  # not: the World Bank puts the cost at 20 million, UN experts think
        tags = tags_of(quantity.sentence, reading.lexicon)
        speaks = name.last < quantity.first and tags[name.last] & PERSON and tags[name.last + 1] & FINITE
        return after not in RECKONING and not speaks
    if name.kind not in ("unknown", "initial") or quantity.unit == "percent":
        return False
    if not _is_main(name, reading) and is_no_organisation(name, quantity.sentence, reading):
        return False
    owns = name.possessive and name.last >= quantity.first - 1
    tags = tags_of(quantity.sentence, reading.lexicon)
    people = tags[name.last] & PERSON or tags[name.first] & COMPASS  # Senior executives, Western firms
    people = people or _is_noun(quantity.sentence.lower, name.last)
    return owns or (is_verb(after) and not people)


def _is_noun(lower: list[str], at: int) -> bool:
    """Whether word `at` after a name is a plural and no verb: `Diaspora donations came to $20`."""
    return lower[at].endswith("s") and lower[at] not in VERBS and is_clause_verb(lower, at + 1)


_NAMED = frozenset(("initial", "organisation", "unknown"))  # kinds of names that a company's may have
_SELLERS = "export manufacture produce recall sell/sold/sold/selling"
_MAKERS = (
    "assemble build/built/built/building deliver make/made/made/making operate ship/shipped/shipped/shipping "
    + _SELLERS
)
# By what is counted, what companies alone do with it: aid is delivered by others, too.
_MAKING = {
    metric: frozenset(form for verb in verbs.split() for form in inflect(verb))
    for metric, verbs in (("other", _SELLERS), ("weapons", _MAKERS))
}
_BEFORE_MAKING = HAVE | FINITE_BE | frozenset("agreed aims also hopes now plans to which who will ,".split())


def _makes(name: Name, quantity: Quantity, reading: Reading) -> bool:
    """Whether a company makes, sells or runs what is counted: `Norwing plans to build 20 ships`."""
    making = _MAKING.get(quantity.metric)
    if making is None or name.kind not in _NAMED or name.possessive or quantity.unit == "percent":
        return False
    lower, first = quantity.sentence.lower, quantity.first
    verb = governing_verb(lower, first, making)
    if verb < name.last or any(word not in _BEFORE_MAKING for word in lower[name.last : verb]):
        return False
    return name.kind == "organisation" or not is_no_organisation(name, quantity.sentence, reading)


def _is_main(name: Name, reading: Reading) -> bool:
    """Whether a name is that of the organisation which the text is about."""
    main = main_organisation(reading)
    return main is not None and name.value.startswith(main.name)


def acts(sentence: Sentence, name: Name) -> bool:
    """Whether a verb follows a name, or the one word for its people: `the group's gunmen struck`."""
    last = name.last + (sentence.lower[name.last : name.last + 1] in ITS_FORCES)
    after = sentence.lower[last : last + 2]
    alone = after[:1] in ([","], ["and"], ["or"])  # killed 20 Taliban fighters and arrested
    return any(map(is_verb, after[:1] if alone else after))
