"""What has to stand after a reporting verb: "put the toll at 20", not "put out the fire"."""

from claims.extract.name.actors import BODIES_OF_MEN
from claims.extract.speech.line import Line
from claims.extract.speech.reporting_verb import Verbs, follows, says_that
from claims.extract.speech.speaker_phrase import Phrase, phrase_after, phrase_before
from claims.extract.text.word_tags import (
    ARTICLE,
    BODIES,
    DOCUMENT,
    ESTIMATING,
    FIGURE,
    LEAD,
    MONITOR,
    NUMERAL,
    PERSON,
    PREPOSITION,
    PRONOUN,
    SPEAKER,
    STOP,
    TIME,
    WATCHING,
)
from claims.lexicon.closed_classes import HAVE, PERCENT, SMALL_NUMBERS

# "The storm claimed 20 lives", "the group claimed responsibility": no figure is given.
_CLAIMED = frozenset(
    ("responsibility", "credit", "lives", "life", "victims", "dead", "victory", "asylum", "casualties")
)
# "Assumed office", "declared a state of emergency": nothing is said.
_HELD = frozenset("command control emergency independence office power responsibility state war".split())
# What an organisation counts that has, not tells of, them.
_MEMBERS = frozenset(
    ("countries", "member", "members", "nations", "offices", "states", "students", "subscribers")
)
_WHAT = 8  # words from "what" to "called"
_AT = frozenset(("numbers", "pegged", "pegs", "put", "puts", "sets"))  # the group's strength at 20
_PUT = 12  # words from "put" to its "at": puts the strength of the rebels at
_MOVED = frozenset(("lowered", "raised", "revised", "updated"))
_LEADS = 6  # words before a number: somewhere between, at the very least
_COUNTED = 7  # words from "documented" to its figure: "documented in all the killing of 20"


def fits_object(line: Line, before: int, at: int, verbs: Verbs) -> bool:
    """Whether what stands after the verb `at` is said: "put the toll at", not "put out the fire".

    `before`: after which word the subject ends.
    """
    low = line.lower[at]
    ahead = line.lower[at + 1 : at + 10]
    does = verbs.does[low]
    if ahead[:1] == ["to"] and low in _MOVED:
        return is_figure(line, at + 2)  # 20, which the mayor revised to 30
    if ahead[:1] == ["to"] and does not in ("show", "arrive") and not low.startswith(("claim", "admit")):
        return does == "say" and _tells_somebody(line, at + 2)  # "20 people believed to be dead"
    if (
        low in _GIVES
        and _given_at(line, at + 1)
        and (_is_paper(line, before) or _gives_share(line, before, at))
    ):
        return True  # the bulletin gives 20 deaths
    if low in _TESTED and ahead[:1] == ["as"] and ahead[1:2] not in _AS_MANY:
        return False  # 20 villagers assessed as poor
    if ahead[:1] == ["on"] and line.tags[at + 2 : at + 3] and line.tags[at + 2] & PREPOSITION:
        return False  # the 20 towns reported on in May
    if does == "count" and _has_men(line, before, at):
        return False  # the alliance counts 900 men
    fits = _FITS.get(does)
    return fits(line, at) if fits else _says(line, before, at, ahead)


def _tells_somebody(line: Line, first: int) -> bool:
    """Whether those to whom something is said begin at word `first`: "confirmed to AFP that 20 died"."""
    told = phrase_after(line, first)
    if told is None or not (line.tags[told.head] & SPEAKER or line.named(told.head)):
        return False
    return line.breaks(told.last) or line.tags[told.last] & (ARTICLE | TIME) != 0 or _says_next(line, told)


def _says_next(line: Line, told: Phrase) -> bool:
    return line.lower[told.last] == "that" or is_figure(line, told.last)


_GIVES = frozenset(("gave", "give", "gives"))
# Of whom they are told, "as" follows: identified as rebels.
_TESTED = frozenset(
    "assessed classified confirmed considered identified listed recorded registered reported verified".split()
)
_AS_MANY = (["few"], ["little"], ["many"], ["much"])  # reported as many as 20 dead
_RECIPIENT = 4  # words of whom a figure is given to: "gives the ruling party 20 seats"


def _given_at(line: Line, after: int) -> bool:
    """Whether a figure begins at word `after`, or after whom it is given to: "polls give the Greens 20"."""
    if is_figure(line, after):
        return True
    start = after + line.any(after, after + 1, ARTICLE)
    for k in range(start, min(start + _RECIPIENT, line.size)):
        if k > start and is_figure(line, k):
            return True
        if line.breaks(k) or not (line.core(k) or line.unknown(k)):
            return False
    return False


def _gives_share(line: Line, before: int, at: int) -> bool:
    """Whether a body gives somebody a share of votes: "the commission gave the Greens 20 percent"."""
    ahead = line.lower[at + 1 : at + _SHARE]
    subject = phrase_before(line, before)
    polls = not _POLLING.isdisjoint(line.lower[max(0, before - _SHARE) : before])
    body = subject is not None and line.tags[subject.head] & BODIES
    return bool(polls or body) and not PERCENT.isdisjoint(ahead)


_POLLING = frozenset(("poll", "polling", "pollster"))
_SHARE = 11  # words from "gave" to "percent": gave the Greens of Ann Ex 59.5 per cent


def _is_paper(line: Line, end: int) -> bool:
    """Whether the subject that ends before word `end` is a paper."""
    subject = phrase_before(line, end)
    return subject is not None and line.document(subject.head)


def _says(line: Line, before: int, at: int, ahead: list[str]) -> bool:
    """Whether a verb that has other senses too says something here; `ahead`: the words after it."""
    low = line.lower[at]
    if low == "written" and (not at or line.lower[at - 1] not in HAVE):  # "a letter written on Monday"
        return False
    if low.endswith("ed") and ahead[:1] == ["by"]:  # "the valley, claimed by both states"
        return False
    if _is_done(line, at, ahead):
        return False
    if low.startswith("boast"):  # "the city boasts 20 parks"
        return ahead[:1] in (["of"], ["that"])
    if low == "accused":  # "rebels accused of killing 20"
        return ahead[:1] != ["of"]
    if low.startswith("add") and ahead and ahead[0].isdigit():  # "firms added 146,000 jobs"
        return bool(line.tags[before - 1] & (PERSON | PRONOUN | BODIES)) or line.named(before - 1)
    if low.startswith("blame"):
        return _blames_for(line, at)
    if line.breaks(at + 1):  # Russia's losses, he claimed, exceeded 20 dead
        return True
    if low.startswith("admit") and is_figure(line, at + 1) and _takes_in(line, before):
        return False
    return not low.startswith("claim") or _CLAIMED.isdisjoint(ahead) or _owns_up(ahead) or _asserts(ahead)


def inquires(line: Line, speaker: Phrase, at: int) -> bool:
    """Whether what a body found, verb `at`, is a bare figure: "a UN panel later found 60"."""
    end = at + 1
    while end < line.size and (
        line.words[end][0].isdigit() or is_figure(line, end) or line.words[end] == ","
    ):
        end += 1
    return end > at + 1 and line.breaks(end) and bool(line.tags[speaker.head] & _INQUIRING)


_INQUIRING = BODIES | DOCUMENT


def _is_done(line: Line, at: int, ahead: list[str]) -> bool:
    """Whether a verb tells a deed and no words: declared war, declared it a disaster, has written four
    books."""
    low = line.lower[at]
    if low in ("assumed", "declared") and not _HELD.isdisjoint(ahead[:4]):
        return True
    if low.startswith("declar"):
        return not _NAMED_SO.isdisjoint(ahead[:1])
    return low in _WROTE and is_figure(line, at + 1)


_NAMED_SO = frozenset(("him", "her", "it", "them", "himself", "herself", "itself", "themselves"))
_WROTE = frozenset(("write", "writes", "written", "wrote"))


def _blames_for(line: Line, at: int) -> bool:
    """Whether somebody is blamed for a figure: "blamed the gang for 20 deaths", "for the killing of 20"; not
    "for a blast that killed 20"."""
    if is_figure(line, at + 1):
        return True
    to = next((k for k in range(at + 2, min(at + _PUT, line.size)) if line.lower[k] == "for"), line.size)
    start = to + 1 + line.any(to + 1, to + 2, ARTICLE)
    if line.lower[start + 1 : start + 2] == ["of"]:
        return is_figure(line, start + 2)
    return is_figure(line, start + (line.lower[start : start + 1] == ["killing"]))


_WARDS = frozenset(
    "academy clinic clinics club college colleges countries country hospital hospitals infirmary morgue "
    "morgues museum nursery school schools stadium theatre universities university ward wards zoo".split()
)
_SIZE = 6  # words of the name of one: "hospitals in the city of Goma"


def _takes_in(line: Line, before: int) -> bool:
    """Whether a subject that ends before word `before` takes in patients: "hospitals admitted 20 wounded"."""
    return not _WARDS.isdisjoint(line.lower[max(0, before - _SIZE) : before])


def _owns_up(ahead: list[str]) -> bool:
    """Whether what somebody "claimed" is a deed that is told with its figure: "responsibility for killing
    20", "responsibility on Sunday for four of them"."""
    after = ahead[ahead.index("for") + 1 :] if "responsibility" in ahead[:2] and "for" in ahead else []
    return bool(after) and (after[0].endswith("ing") or after[0][0].isdecimal() or after[0] in _FEW)


_FEW = SMALL_NUMBERS | {"dozens", "scores"}


def _asserts(ahead: list[str]) -> bool:
    """Whether what somebody "claimed" is a clause: "claimed that they had inflicted 20 casualties"."""
    opens = next(k for k, word in enumerate(ahead) if word in _CLAIMED)
    return not _CLAUSE_OPENERS.isdisjoint(ahead[:opens])


_CLAUSE_OPENERS = frozenset("that they it he she we".split())


def _tells_that(line: Line, at: int) -> bool:
    """Whether somebody is told something: not "told them to leave", but "told reporters close to 20 died"."""
    ahead = line.lower[at + 1 : at + 6]
    asked = any(word == "to" and not is_figure(line, at + k) for k, word in enumerate(ahead, 2))
    return not asked or "that" in ahead


def _describes(line: Line, at: int) -> bool:
    """Whether "called" or "described" gives what it tells: "called it", "what officials described as",
    "described how 20 died"."""
    what = "what" in line.lower[max(0, at - _WHAT) : at]
    return what or line.lower[at + 1 : at + 2] in (["how"], ["it"], ["this"], ["that"], ["them"])


def _states(line: Line, at: int) -> bool:
    if line.lower[at] in ("posted", "posts") and line.lower[at + 1 : at + 2] == ["on"]:
        return line.breaks(at + 3) or says_that(line, at + 2)  # "20 died, the clinic posted on X"
    if line.lower[at] == "shared":  # the ministry shared that 20 had died, not 20 rooms they shared
        return says_that(line, at)
    inverted = at > 1 and line.words[at - 1] in _QUOTED  # "They shot 20 people," recalled the teacher
    return says_that(line, at) or line.breaks(at + 1) or inverted


_QUOTED = frozenset('"”')


def _gives_figure(line: Line, at: int) -> bool:
    """Whether "put", "raised" or "gave", word `at`, is followed by a word for a figure."""
    if follows(line, at, "it") and line.breaks(at + 2):  # as the mayor put it, 20 died
        return True
    if follows(line, at, "forward"):  # "put forward estimates of 20"
        return line.any(at + 2, at + _PUT, FIGURE)
    if follows(line, at, "at"):  # "put at 20 the number of dead"
        return line.lower[at] in ("put", "puts")
    if line.lower[at] in _CHANGING:  # cut its forecast to 20, not its staff
        return line.any(at + 1, at + 2, ARTICLE) and line.any(at + 2, at + 5, ESTIMATING)
    if line.any(at + 1, at + 2, ARTICLE) and line.any(at + 1, at + 6, FIGURE):
        return True
    if line.lower[at] in ("gave", "gives") and is_figure(line, at + 1):  # gave 14 as the number of dead
        return line.any(at + 3, at + _PUT, FIGURE)
    if line.lower[at] not in _AT:
        return False
    to = next((k for k in range(at + 1, min(at + _PUT, line.size)) if line.lower[k] == "at"), line.size)
    return is_figure(line, to + 1) and not any(line.words[k] in ",;" for k in range(at, to))


_CHANGING = frozenset(("adjusted", "cut", "increased", "increases", "reduced"))


def is_figure(line: Line, at: int) -> bool:
    """Whether a figure begins at word `at`, with what may stand before its number."""
    if at >= line.size:
        return False
    if line.tags[at] & (STOP | NUMERAL):
        return True
    if not _leads(line, at):
        return line.words[at][0].isdigit() or line.words[at] in "$£€"
    number = at
    while number < min(at + _LEADS, line.size - 1) and _leads(line, number):
        number += 1
    if number > at and not line.any(at, number, LEAD):
        return False  # according to the 2021 survey
    word = line.words[number]
    return word[0].isdigit() or word in "$£€" or bool(line.tags[number] & NUMERAL)


def _leads(line: Line, k: int) -> bool:
    """Whether word `k` can stand in what leads to a number: somewhere between, a maximum of."""
    return bool(line.tags[k] & (LEAD | ARTICLE)) or line.lower[k] == "of"


def _counts(line: Line, at: int) -> bool:
    """Whether a figure is near after a verb of counting, or what is counted is told: "counted the dead"."""
    if line.lower[at] in ("count", "counts") and not _MEMBERS.isdisjoint(line.lower[at + 1 : at + 10]):
        return False  # the alliance counts 20 members
    if line.breaks(at + 1) and line.words[at + 1 : at + 2] != [","]:
        return True  # 20 raids took place, the monitor counts.
    ahead = range(at + 1, min(at + _COUNTED, line.size))
    return says_that(line, at) or any(is_figure(line, k) or line.tags[k] & FIGURE for k in ahead)


def _has_men(line: Line, before: int, at: int) -> bool:
    """Whether what is counted are the men of the body that counts them: `the alliance, which counts 900 men`,
    `Chad's army now counts 900 soldiers`; not `the monitoring group counts 900 fighters`."""
    if line.lower[at] not in ("count", "counts") or not is_figure(line, at + 1):
        return False
    if _OWN_MEN.isdisjoint(line.lower[at + 2 : at + _COUNTED]):
        return False
    if "ranks" in line.lower[at + 2 : at + _COUNTED + 2]:
        return True  # the Taliban count 900 fighters in their ranks
    near = range(max(0, before - _TO_BODY), before)
    return not BODIES_OF_MEN.isdisjoint(line.lower[near.start : before]) and not any(
        line.tags[k] & (WATCHING | MONITOR) for k in near
    )


_TO_BODY = 12  # words from a body to its verb
_OWN_MEN = frozenset(
    "combatants deputies fighters followers gendarmes guerrillas gunmen lawmakers men militants officers "
    "personnel policemen recruits sailors soldiers supporters troops volunteers warriors".split()
)


def _arrives(line: Line, at: int) -> bool:
    """Whether "at" and a figure follow, or "to" and a rough one of victims or of nothing: "came to around 20
    dead", not "to about 20 towns"."""
    if follows(line, at, "to"):
        rough = line.any(at + 2, at + 3, LEAD) and is_figure(line, at + 2)
        return rough and (line.any(at + 3, at + _REACHED, FIGURE) or line.breaks(at + 4))
    if line.lower[at + 1 : at + 3] == ["up", "with"]:
        return is_figure(line, at + 3)  # came up with 20
    return follows(line, at, "at") and is_figure(line, at + 2)


_REACHED = 7  # words from "came" to "deaths"


_FITS = {  # by what a verb does, what has to stand after it
    "put": _gives_figure,
    "give": lambda line, at: is_figure(line, at + 1),
    "speak": lambda line, at: (
        line.lower[at + 1 : at + 2] == ["of"] or line.lower[at + 1 : at + 3] == ["only", "of"]
    ),
    "count": _counts,
    "point": lambda line, at: follows(line, at, "out"),
    "describe": _describes,
    "arrive": _arrives,
    "sure": says_that,
    "state": _states,
    "tell": _tells_that,
}
