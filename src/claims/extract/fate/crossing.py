"""Those who cross a border: to live, `20,000 people streamed into Uganda`, `Burundians who arrived in
Rwanda`, or to fight.

Flight into a country makes people refugees. Arriving there, leaving it or going back to it does so of people
from another country, and where the text around tells of refugees or migrants.
"""

from claims.extract.fate.verb_frame import HUNGER
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.name import Name
from claims.extract.name.names import find_names
from claims.extract.text.sentence import Sentence
from claims.extract.text.words_near import words_around, words_near
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import BE
from claims.lexicon.inflection import singular

_FLIES = frozenset(
    "streamed streaming stream flooded flooding flood poured pouring pour escaped escaping escape fled flee "
    "fleeing trekked trekking trek surged surging spilled spilling swarmed swam waded flocked".split()
)
_ARRIVES = frozenset(
    "arrived arriving arrive arrives entered entering enter enters crossed crossing cross settled settling "
    "settle resettled relocated moved came reached landed sought seek seeking seeks taken took found".split()
)
_LEAVES = frozenset("left leave leaving leaves flee fled fleeing quit".split())
_RETURNS = frozenset("returned returning return returns repatriated back".split())
_RECEIVES = frozenset(
    "received receives receiving hosts hosted hosting admitted accepted welcomed absorbed sheltered "
    "resettled taken took let lets letting".split()
)
_VERBS = _FLIES | _ARRIVES | _LEAVES | _RETURNS
_REFUGE = frozenset("refuge asylum sanctuary".split())
_SAFETY = _REFUGE | {"shelter", "safety", "protection"}  # of those from another country
_ANYBODY = frozenset("person individual family household man woman child civilian other soul minor".split())
_IN_FLIGHT = frozenset(
    "refugee refugees migrant migrants asylum unhcr exodus influx arrivals border borders frontier fled "
    "fleeing".split()
)
_BETWEEN = frozenset(
    "in into to at the for across over its border frontier river neighbouring neighboring nearby northern "
    "southern eastern western from through or refuge asylum sanctuary shelter safety".split()
)
_VERB_NEAR = 9  # words from those counted to the verb: "from the Central African Republic have since"
_COUNTRY_NEAR = 6  # words between the verb and the country


def find_crossing(quantity: Quantity, lexicon: Lexicon) -> Found | None:
    """That people crossed a border, by a verb and a country after those counted, or by who took them in."""
    sentence, last = quantity.sentence, max(quantity.last, quantity.noun[1])
    lower = sentence.lower
    if lower[last : last + 1] and (lower[last] in _REFUGE or lower[last : last + 2] == ["refugee", "status"]):
        return Found("refugees", "event.crossing", sentence.starts[last], sentence.ends[last])
    verb = next((k for k in range(last, min(last + _VERB_NEAR, len(lower))) if lower[k] in _VERBS), None)
    if verb is None:
        return _taken_in(quantity, lexicon)
    country = _country_after(sentence, verb, lexicon)
    if country is None and (taken_in := _taken_in(quantity, lexicon) or _seen(quantity, verb, lexicon)):
        return taken_in
    if country is None or not _is_move(quantity, verb, country, lexicon):
        return None
    return Found("refugees", "event.crossing", sentence.starts[verb], sentence.ends[country.last - 1])


def _country_after(sentence: Sentence, verb: int, lexicon: Lexicon) -> Name | None:
    """The country into or out of which the verb at that word leads."""
    for name in find_names(sentence, lexicon):
        if name.first > verb + _COUNTRY_NEAR:
            return None
        if name.first > verb and name.kind == "place" and name.scale == "country":
            if not all(word in _BETWEEN for word in sentence.lower[verb + 1 : name.first]):
                return None
            return _reached_from(name, sentence, lexicon) or name
    return None


def _reached_from(left: Name, sentence: Sentence, lexicon: Lexicon) -> Name | None:
    """The country that is reached from another: `from Sudan across the border into Chad`."""
    lower = sentence.lower
    if lower[left.first - 1] != "from":
        return None
    for name in find_names(sentence, lexicon):
        if left.last < name.first <= left.last + _COUNTRY_NEAR and name.scale == "country":
            gap = lower[left.last : name.first]
            return name if gap[-1] in ("into", "to") and all(it in _BETWEEN for it in gap) else None
    return None


def _is_move(quantity: Quantity, verb: int, country: Name, lexicon: Lexicon) -> bool:
    """Whether the verb, with the country after it, makes those counted refugees."""
    lower = quantity.sentence.lower
    word, following = lower[verb], lower[verb + 1 : country.first]
    if word in _FLIES and not {"into", "to", "across"}.isdisjoint(following):
        return True
    nation = _nation(quantity, lexicon)
    if not (nation or singular(lower[quantity.head]) in _ANYBODY) or quantity.head < 0:
        return False
    if word in _LEAVES:
        return not following
    if word in _CROSSES and "from" in following:
        return True
    told = not _IN_FLIGHT.isdisjoint(words_near(quantity.sentence))
    if word in _RETURNS:
        return told and "to" in following
    if word in _FINDS:
        abroad = nation is not None and nation != country.value
        return not (_SAFETY if abroad else _REFUGE).isdisjoint(following)
    return told if nation is None else nation != country.value


_CROSSES = frozenset(("cross", "crossed", "crosses", "crossing"))
_FINDS = frozenset("found seek seeking seeks sought taken took".split())


def _nation(quantity: Quantity, lexicon: Lexicon) -> str | None:
    """The country whose people are counted: of `Burundians`, `Burundian families`, `people from Burundi`."""
    first, last = quantity.noun
    for name in find_names(quantity.sentence, lexicon):
        if name.first > last + 2:
            return None
        if first <= name.first < last and name.kind == "demonym":
            return name.value
        if name.first > last and name.kind == "place" and quantity.sentence.lower[last] == "from":
            return name.value
    return None


def _seen(quantity: Quantity, verb: int, lexicon: Lexicon) -> Found | None:
    """`India has seen 20 people from Myanmar seeking refuge`: refuge in the country named before."""
    sentence = quantity.sentence
    if sentence.lower[verb] not in _FINDS or _REFUGE.isdisjoint(sentence.lower[verb + 1 : verb + 2]):
        return None
    nation = _nation(quantity, lexicon)
    host = nation and any(
        it.kind == "place" and it.scale == "country" and it.last <= quantity.first and it.value != nation
        for it in find_names(sentence, lexicon)
    )
    if not host:
        return None
    return Found("refugees", "event.crossing", sentence.starts[verb], sentence.ends[verb + 1])


def _taken_in(quantity: Quantity, lexicon: Lexicon) -> Found | None:
    """`Turkey has received 20 Syrians`: who takes in those of another country."""
    sentence, at = quantity.sentence, quantity.first - 1
    at -= at > 0 and sentence.lower[at] == "in"
    if at < 1 or sentence.lower[at] not in _RECEIVES:
        return None
    names = find_names(sentence, lexicon)
    those = next((it for it in names if quantity.noun[0] <= it.first < quantity.noun[1]), None)
    if those is None or those.kind != "demonym" or those.last <= quantity.head:
        return None
    hosts = any(
        it.kind == "place" and it.scale == "country" and it.last <= at and it.value != those.value
        for it in names
    )
    return Found("refugees", "event.crossing", sentence.starts[at], sentence.ends[at]) if hosts else None


def across_a_border(quantity: Quantity, event: Found, lexicon: Lexicon) -> bool:
    """`fled to eastern Chad`, `sought refuge in Chad`: those who flee to another country are refugees."""
    if find_crossing(quantity, lexicon) is not None or _goes_on_abroad(quantity, lexicon):
        return True
    sentence = quantity.sentence
    k = next(
        (k for k in range(quantity.noun[1], len(sentence)) if sentence.ends[k] >= event.end), len(sentence)
    )
    after = sentence.lower[k + 1 : k + 2]
    into = after in (["to"], ["into"]) or (after == ["in"] and sentence.lower[k] in _REFUGE)
    if not into and not any(word.startswith("fle") for word in sentence.lower[k : k + 1]):
        return False
    return any(
        name.kind == "place"
        and name.scale == "country"
        and (k + 1 < name.first <= k + 4 if into else name.first == k + 1)
        for name in find_names(sentence, lexicon)
    )


_ONWARD = frozenset(("for", "into", "to"))
_ON_THE_WAY = 10  # words after those counted: "have fled from the town of Goma to neighbouring Rwanda"
_STATES = frozenset(
    "city district neighbouring neighboring province region state the town village of".split()
)


def _goes_on_abroad(quantity: Quantity, lexicon: Lexicon) -> bool:
    """`fled Goma for Rwanda`, `an exodus of 20 people from Goma to Rwanda`: from a place to a country that it
    does not lie in."""
    sentence, start = quantity.sentence, max(quantity.last, quantity.noun[1])
    left: Name | None = None
    for name in find_names(sentence, lexicon):
        if name.first < start or name.kind != "place":
            continue
        if name.first > start + _ON_THE_WAY:
            return False
        gap = sentence.lower[left.last : name.first] if left else []
        if left and name.scale == "country":
            leads = [word for word in gap if word not in _STATES]
            home = left.within[-1] if left.within else left.value
            return len(leads) == 1 and leads[0] in _ONWARD and home != name.value
        left = name
    return False


_MOVING = frozenset("migrant migrants refugee refugees asylum".split())
_HELD_UP = ("strand", "stuck", "trap")


def are_held_up(quantity: Quantity, verb: str) -> bool:
    """`20 people are stranded in Greece`, where the text is about migrants."""
    held_up = any(part in verb for part in _HELD_UP)
    return held_up and not words_around(quantity.sentence).isdisjoint(_MOVING)


_LETTING_IN = ("admi", "take in", "taken in", "takes in", "taking in", "took in")
_WARDS = frozenset("centre centres center centers clinic clinics hospital hospitals ward wards".split())
_LET_IN = frozenset(
    "applicants audience boys cadets fans girls inpatients members newborns patients pilgrims players pupils "
    "spectators students undergraduates visitors".split()
)
_WARD_NEAR = 9  # words from a hospital to those whom it takes in


def are_let_in(quantity: Quantity, verb: str, *, starving: bool) -> bool:
    """Whether those whom somebody admits or takes in are patients or guests rather than people from another
    country: `the ward admitted 20 infants`, `the club admitted 20 students`; with `starving`, those of them
    whom hunger has made ill."""
    if not verb.startswith(_LETTING_IN):
        return False
    lower = quantity.sentence.lower
    if starving:
        return not HUNGER.isdisjoint(lower)
    near = lower[max(0, quantity.first - _WARD_NEAR) : quantity.first]
    called = quantity.head >= 0 and lower[quantity.head] in _LET_IN
    return called or not _WARDS.isdisjoint(near)


_GOES = frozenset(
    "travelled traveled gone went go left come came flocked slipped crossed joined travel".split()
)
_TO_FIGHT = frozenset(("fight", "join", "jihad"))
_HOME = frozenset("returned return home back".split())
_MOVES = _GOES | _HOME
_JIHADISTS = frozenset("foreign foreigners jihad jihadists jihadist recruits returnees caliphate".split())


def find_journey_to_fight(quantity: Quantity) -> Found | None:
    """`4,000 people from ten countries have gone to Syria to fight`, `600 are back home`, `900 men joined
    it`."""
    sentence = quantity.sentence
    lower, last = sentence.lower, max(quantity.last, quantity.noun[1])
    after = lower[last : last + _JOURNEY]
    if _MOVES.isdisjoint(after):
        return None
    home = _comes_home(after)
    if home is not None and _is_of_jihad(quantity):
        return Found("returnees", "event.returned", sentence.starts[last + home], sentence.ends[last + home])
    goes = next((k for k, word in enumerate(after[:_CLAUSE]) if word in _GOES), None)
    if goes is not None and (
        _to_fight(after, goes) or (_goes_abroad(after, goes) and _is_of_jihad(quantity))
    ):
        at = last + goes
        return Found("foreign_fighters", "event.travelled", sentence.starts[at], sentence.ends[at])
    return None


def comes_home(quantity: Quantity, event: Found, whole: Quantity) -> bool:
    """`800 joined the group; 60 have returned home`: of those who went away to fight."""
    told = quantity.sentence.text[event.start : event.end].lower()
    return whole.metric == "foreign_fighters" and told.startswith(("return", "back", "gone back"))


def _is_of_jihad(quantity: Quantity) -> bool:
    """Whether the text near a figure tells of those who travel to fight."""
    near = words_around(quantity.sentence)
    return len(_JIHADISTS & near) > 1 or near >= _FOREIGN_FIGHTERS


_FOREIGN_FIGHTERS = frozenset(("foreign", "fighters"))
_JOURNEY, _CLAUSE = 28, 16  # words after those counted


def _comes_home(after: list[str]) -> int | None:
    """The word of `returned`, `have come home`, `who had gone to Syria are back in their own countries`."""
    home = next((k for k, word in enumerate(after[:8]) if word in _HOME), None)
    if home is None:
        return next((k for k in range(1, len(after)) if after[k] == "back" and after[k - 1] in BE), None)
    return home


def _to_fight(after: list[str], goes: int) -> bool:
    """Whether those who go somewhere go to fight; `joined the militants` by itself is no journey."""
    return not _TO_FIGHT.isdisjoint(after[goes:])


def _goes_abroad(words: list[str], goes: int) -> bool:
    """`have gone to Syria and Iraq since 2014`, `joined it`: not of people who flee."""
    after = words[goes + 1 : goes + 3]
    if words[goes] == "joined":
        return after[:1] == ["it"] or after == ["the", "group"]
    return after[:1] in (["to"], ["for"]) and _FLEEING.isdisjoint(words)


_FLEEING = frozenset("fled fleeing refugees displaced camps camp shelter safety asylum".split())
