"""The state that a country, a people or a capital stands for as one that acts: `Russia sent`."""

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.actors import state_governed_from, state_of
from claims.extract.name.name import Name
from claims.extract.report.reading import Reading
from claims.extract.subject.actor import force_of, found_at, government_at
from claims.extract.text.sentence import Sentence
from claims.extract.text.verbs import VERB_OPENERS, governing_verb, is_acting_beside, is_verb
from claims.extract.text.word_tags import STATE, UNNAMED, tags_of
from claims.lexicon.closed_classes import HAVE, STOPS, WEEKDAY_STEMS
from claims.lexicon.inflection import inflect

_LEADERS = frozenset(
    "president premier chancellor king emir parliament cabinet government ministry lawmakers congress".split()
)


def led_state(sentence: Sentence, name: Name, after: str) -> str | None:
    """The state whose leader acts: `Chile's president pledged`."""
    if name.kind != "place" or name.scale != "country" or not name.possessive:
        return None
    office = name.last + (after == "'s")
    return state_of(name) if not _LEADERS.isdisjoint(sentence.lower[office : office + 2]) else None


_LEGISLATURES = frozenset(("congress", "senate", "parliament"))
_SPENDING = frozenset(("money", "troops", "weapons", "airstrikes"))
_ORDERS = frozenset(
    "asked asks authorised authorises authorized authorizes has requested requests seeks signed signs sought "
    "wants will vowed vows".split()
)


def leading_state(sentence: Sentence, name: Name, quantity: Quantity, reading: Reading) -> Found | None:
    """The state whose leader or parliament is named as one that acts: `Obama asked Congress for`, `Congress
    approved`."""
    if quantity.metric not in _SPENDING:
        return None
    lower = sentence.lower
    at = _after_time(lower, name.last)
    verb = lower[at] if at < len(lower) else "."
    if name.kind == "person" and name.country:
        acts = verb in _ORDERS or _governs(lower, at)
        return found_at(sentence, name, "subject.holder", force_of(name.country)) if acts else None
    if lower[name.first] in _LEGISLATURES and name.last == name.first + 1 and is_verb(verb):
        return _governed(sentence, name, reading)
    return None


def _governed(sentence: Sentence, name: Name, reading: Reading) -> Found | None:
    """The state whose parliament a name means: the one named nearest to it, else that of the text."""
    state = government_at(sentence, name.first, reading)
    return found_at(sentence, name, "subject.government", state) if state else None


def earns(lower: list[str], first: int) -> bool:
    """Whether what somebody earns or has is told of, who is named from word `first` on: `the revenue of`."""
    before = lower[max(0, first - 3) : first]
    before = before[:-1] if before[-1:] == ["the"] else before
    return before[-1:] == ["of"] and not _EARNINGS.isdisjoint(before[-2:])


_EARNINGS = frozenset("budget earnings funds income profit profits revenue revenues wealth".split())


_BODIES = frozenset("assembly governor house lawmakers legislators legislature senate senators".split())
_SUMS = frozenset("budget budgets deficit debt finances pension revenue revenues taxpayers treasury".split())


def budgets(sentence: Sentence, name: Name) -> bool:
    """Whether a part of a state is named as one that has its own money: `Ohio's budget`, `Texas lawmakers
    passed`, `California will get`."""
    if name.kind != "place" or name.scale != "region":
        return False
    lower = sentence.lower
    at = name.last + (lower[name.last : name.last + 1] == ["'s"])
    following = lower[at : at + 1]
    if not following:
        return False
    if at > name.last:
        return not _OWN.isdisjoint(lower[at : at + 2])
    opens = name.first == 0 or lower[name.first - 1] in _OPENERS
    return following[0] in _BODIES or (opens and (_governs(lower, at) or following[0] in _GETS))


_OWN = _BODIES | _SUMS
_OPENERS = frozenset((",", ";", ":", "that", "and", "but", "said"))
_GETS = frozenset("gets got receives received stands will would faces faced needs owes".split())


def state_as_holder(sentence: Sentence, name: Name, quantity: Quantity, reading: Reading) -> Found | None:
    """The state that a place or people stands for: `Russia sent`, `Syria, which has`, `Iraqi forces`, `Kyiv
    holds`, `Chile's $30 million`."""
    state = state_of(name)
    if not state:
        return None
    tags, lower = tags_of(sentence, reading.lexicon), sentence.lower
    if quantity.metric == "money" and not _PRICES.isdisjoint(lower[name.last : quantity.first]):
        return None  # Chile has a price of 20 dollars a loaf
    if _goes_on(sentence, name, tags[name.last]) or tags[name.last] & UNNAMED:
        return None  # Kenya Airways, Syria rebels
    if quantity.metric == "money" and gives_sums(sentence, name):
        return found_at(sentence, name, "subject.holder", force_of(state))
    governed = state_governed_from(name, reading.lexicon)
    if governed and quantity.metric in _OF_STATES and _has(name, quantity):
        return found_at(sentence, name, "subject.holder", force_of(governed))
    if governed and name.last == quantity.first and _costs(lower, name.first):
        return found_at(sentence, name, "subject.holder", force_of(governed))
    theirs = lower[name.last : name.last + 1] == ["'s"]
    if is_state_body(sentence, name.last + theirs, tags) or has_output(lower, name.last + theirs, quantity):
        whose = governed if theirs else state
        return found_at(sentence, name, "subject.holder", force_of(whose)) if whose else None
    at = _after_time(lower, name.last)
    after = lower[at] if at < len(lower) else "."
    relative = after == "," and lower[at + 1 : at + 2] in (["which"], ["who"])
    if after == ",":
        after = _after_apposition(lower, at, quantity.first)
    acting = "with" in lower[max(0, name.first - 2) : name.first] and after.endswith("ing")
    acting = acting or is_acting_beside(lower, name.first, name.last)
    if name.kind == "place" and (relative or acting or (name.scale == "country" and is_verb(after))):
        return found_at(sentence, name, "subject.holder", state)
    if governed and (_governs(lower, at) or (relative and quantity.metric in _OF_STATES)):
        return found_at(sentence, name, "subject.holder", force_of(governed))
    return None


def _goes_on(sentence: Sentence, name: Name, tags: int) -> bool:
    """Whether a place is but the first word of a longer name, as of a company: `Kenya Airways`; a headline
    may have a capital on all its words."""
    following = sentence.words[name.last : name.last + 1]
    if name.kind != "place" or tags & STATE or not following or not following[0].istitle():
        return False
    return any(word.islower() and len(word) > _LONG for word in sentence.words)


# Words between a state's name and that of its forces: Peruvian ground forces, special operations forces.
_OF_FORCES = frozenset(
    "airborne armored armoured army assault border coastal combat elite expeditionary federal ground "
    "group invading invasion joint land maritime mechanised mechanized missile motorised motorized "
    "national naval nuclear occupation occupying operations paramilitary regular reserve rocket special "
    "strategic".split()
)
_FORCES = frozenset("brigades command force forces formations guard guards troops units".split())
_OF_AIR = frozenset(
    "assault attack attacks bombardment campaign command corps defence defences defense defenses fleet "
    "force forces operations power raid raids strike strikes unit units wing".split()
)
_TO_FORCES = 3  # words to "forces" in "special operations forces", "group of forces"


def is_state_body(sentence: Sentence, at: int, tags: list[int]) -> bool:
    """Whether word `at` begins what a state acts by: `forces`, `ground forces`; not `air space`."""
    lower = sentence.lower
    if tags[min(at, len(lower))] & STATE:
        return lower[at] != "air" or not _OF_AIR.isdisjoint(lower[at + 1 : at + 2])
    for word in lower[at : at + _TO_FORCES]:
        if word in _FORCES:
            return lower[at] in _OF_FORCES
        if word not in _OF_FORCES and word != "of":
            return False
    return False


_OUTPUT = frozenset(
    "advance pace rate arsenal factories fleet industry inventory manufacturers manufacturing output "
    "plants procurement production stock stockpile stockpiles stocks".split()
)
_TO_OUTPUT = 5  # words from a name to its "output": "Peru's annual 20 mm shell output"
_MADE = frozenset(("other", "weapons"))
_DEEDS = frozenset(
    "acquisition annexation capture conquest delivery deployment donation firing invasion launch "
    "liberation loss occupation procurement provision purchase recapture sale seizure supply takeover "
    "transfer".split()
)
_MOVED = frozenset(("settlements", "territory", "troops", "units", "weapons"))


def has_output(lower: list[str], at: int, quantity: Quantity) -> bool:
    """Whether it is told from word `at` on what a state makes or keeps, or that it takes or moves what is
    counted: `Peruvian missile production`, `Peru's seizure of`."""
    for k, word in enumerate(lower[at : min(at + _TO_OUTPUT, quantity.first)], at):
        if word in _OUTPUT:
            return quantity.metric in _MADE
        if word in _DEEDS:
            return quantity.metric in _MOVED and lower[k + 1] == "of" and quantity.first - k < _TO_OUTPUT
        if word in STOPS or not word[0].isalnum():
            return False
    return False


_PRICES = frozenset(("price", "prices"))
_LONG = 3  # letters of a word that has a capital in a headline


def gives_sums(sentence: Sentence, name: Name) -> bool:
    """Whether a state's aid or budget is told of: `US aid to Egypt`, `the American defence budget`."""
    return not _OWN_SUMS.isdisjoint(sentence.lower[name.last : name.last + 2])


_OWN_SUMS = frozenset(
    "aid assistance budget debt deficit exports funding grant grants imports spending taxpayers "
    "treasury".split()
)


def _costs(lower: list[str], first: int) -> bool:
    """Whether something costs whoever is named from word `first` on: `cost the United States $20`."""
    before = lower[max(0, first - 2) : first]
    return not _COSTING.isdisjoint(before) and (before[-1] in _COSTING or before[-1] == "the")


_COSTING = frozenset("cost costing costs earned saved saves saving".split())


# What a state has where its name stands right before the figure: `Kyiv has 20 tanks`, `Chile's $30 million`.
_OF_STATES = frozenset(("weapons", "troops", "units", "airstrikes", "money"))


def _has(name: Name, quantity: Quantity) -> bool:
    """Whether only a form of `have` or the sign of the genitive stands between a name and a figure."""
    between = quantity.sentence.lower[name.last : quantity.first]
    return name.last <= quantity.first and len(between) == 1 and (between[0] in HAVE or between == ["'s"])


_DAYS = frozenset(("today", "yesterday"))
_WHEN = frozenset("on late early last this".split())


def _after_time(lower: list[str], i: int) -> int:
    """The word after a time or an adverb that stands at word `i`: `Chile on Friday announced`; else `i`."""
    if lower[i : i + 1] and lower[i] in _WHEN and lower[i + 1 : i + 2]:
        i += _is_day(lower[i + 1]) * 2
    elif lower[i : i + 1] and (_is_day(lower[i]) or lower[i] in _DAYS):
        i += 1
    return i + (lower[i : i + 1] != [] and len(lower[i]) > _SHORT and lower[i].endswith("ly"))


_SHORT = 4  # letters of "only"


def _is_day(word: str) -> bool:
    return word[:3] in WEEKDAY_STEMS and word.endswith("day")


_APPOSITION = 11  # words between the commas of "Chile, the country's ally, sent"


def _after_apposition(lower: list[str], comma: int, first: int) -> str:
    """The word after the apposition that begins with a comma and ends before the figure at word `first`, or
    the comma."""
    stop = min(len(lower) - 1, comma + _APPOSITION, first)
    closing = next((k for k in range(comma + 1, stop) if lower[k] in (",", ";", "and")), comma)
    return lower[closing + 1] if closing > comma and lower[closing] == "," else ","


def _governs(lower: list[str], i: int) -> bool:
    """Whether the verb at word `i` is one of governments: `Moscow has since then sent`."""
    for word in lower[i : i + _TO_VERB]:
        if word in _GOVERNS:
            return True
        if word not in VERB_OPENERS and word not in _ADVERBS and word not in _INTENDS and word[-2:] != "ly":
            return False
    return False


_INTENDS = frozenset("agreed agrees aims expects hopes intends plans planned to wants".split())
_ADVERBS = frozenset("already also since then still so far recently alone meanwhile".split())


_TO_VERB = 5  # words from a capital to what its government does: "Moscow has since then sent"
_VERBS = (
    "acquire allocate annex approve assemble build/built/built/building buy/bought/bought/buying capture "
    "commit/committed/committed/committing comprise conscript control/controlled/controlled/controlling "
    "deliver deploy donate draft earmark expel/expelled/expelled/expelling export field fire "
    "fly/flew/flown/flying fund give/gave/given/giving grant hold/held/held/holding import invest launch "
    "lease lend/lent/lent/lending lose/lost/lost/losing make/made/made/making manufacture mass mobilise "
    "mobilize move occupy offer operate order owe own pay/paid/paid/paying pledge possess procure produce "
    "promise provide purchase receive recruit seize sell/sold/sold/selling send/sent/sent/sending "
    "spend/spent/spent/spending station stockpile strike/struck/struck/striking suffer supply test test-fire "
    "train transfer/transferred/transferred/transferring unleash withdraw/withdrew/withdrawn/withdrawing"
)
_GOVERNS = frozenset(form for verb in _VERBS.split() for form in inflect(verb)[:4]) | {"claims", "claimed"}


_BUYING = frozenset(
    "acquire acquired acquires acquiring bought buy buying buys import imported importing imports order "
    "ordered ordering orders procure procured procures procuring purchase purchased purchases purchasing "
    "receive received receives receiving".split()
)


_SELLING = frozenset("delivered exported provided provides sells sold supplied supplies".split())


def is_bought(quantity: Quantity) -> bool:
    """Whether weapons are those that somebody buys: they are the buyer's, wherever they were made."""
    if quantity.metric not in _MADE:
        return False
    lower, (first, last) = quantity.sentence.lower, quantity.noun
    imports = quantity.unit == "percent" and "imports" in lower[first:last]
    verbs = _SELLING if imports else _BUYING  # Chile sold 20% of Peru's imports
    return governing_verb(lower, quantity.first, verbs) >= 0


_OBSERVING = frozenset(
    "detect detected detecting detects monitored monitoring observe observed observing photographed recorded "
    "recording registered registering sighted sighting spotted spotting tracked tracking".split()
)
_SEEN = frozenset(("airstrikes", "attacks", "fighters", "troops", "units", "weapons"))


def who_sees_ends(quantity: Quantity) -> int:
    """Up to which word it is told who only sees what is counted, whose it is not: `the navy tracked 20
    warships`; 0 where nobody is said to see it."""
    if quantity.metric not in _SEEN:
        return 0
    return governing_verb(quantity.sentence.lower, quantity.first, _OBSERVING) + 1
