"""The forms of English words: nouns to their singular and plural, verbs to their tenses."""

from collections.abc import Callable
from functools import lru_cache

_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "lives": "life", "wives": "wife",
    "feet": "foot", "teeth": "tooth", "mice": "mouse", "geese": "goose", "oxen": "ox", "knives": "knife",
    "wolves": "wolf", "thieves": "thief", "halves": "half", "leaves": "leaf", "shelves": "shelf",
    "criteria": "criterion", "media": "medium", "crises": "crisis", "bases": "base", "cases": "case",
    "houses": "house", "buses": "bus", "horses": "horse", "nurses": "nurse", "corpses": "corpse",
    "warehouses": "warehouse", "licenses": "license", "licences": "licence", "causes": "cause",
    "vases": "vase", "midwives": "midwife", "housewives": "housewife",
    "axes": "axe", "spouses": "spouse", "expenses": "expense", "purchases": "purchase", "diseases": "disease",
    "databases": "database", "phases": "phase", "airbases": "airbase", "courses": "course",
    "movies": "movie", "sorties": "sortie", "calories": "calorie", "zombies": "zombie", "cookies": "cookie",
    "newbies": "newbie", "calves": "calf", "remains": "remains", "barracks": "barracks",
    "headquarters": "headquarters", "series": "series", "species": "species",
    "corps": "corps", "gas": "gas", "bus": "bus", "ss": "ss", "news": "news", "taliban": "taliban",
    "passers-by": "passer-by", "passersby": "passerby", "apaches": "apache", "bonuses": "bonus",
    "surpluses": "surplus", "himars": "himars", "mlrs": "mlrs", "abrams": "abrams", "awacs": "awacs",
    "sukhois": "sukhoi", "kirpis": "kirpi", "visbys": "visby",
    "metropolis": "metropolis", "outskirts": "outskirts", "uxos": "uxo",
    "lens": "lens", "tutsis": "tutsi", "hutus": "hutu", "hindus": "hindu", "gurus": "guru", "menus": "menu",
    "emiratis": "emirati", "kuwaitis": "kuwaiti", "gujaratis": "gujarati", "muftis": "mufti",
    "specimen": "specimen", "censuses": "census", "gases": "gas", "avalanches": "avalanche",
    "bureaus": "bureau", "analyses": "analysis", "minibuses": "minibus", "abuses": "abuse", "caches": "cache",
    "lenses": "lens", "viruses": "virus", "campuses": "campus", "heroes": "hero", "potatoes": "potato",
    "mosquitoes": "mosquito", "vetoes": "veto", "torpedoes": "torpedo", "tornadoes": "tornado",
    "buffaloes": "buffalo", "cargoes": "cargo", "echoes": "echo", "embargoes": "embargo",
    "tomatoes": "tomato", "volcanoes": "volcano", "kibbutzim": "kibbutz", "moshavim": "moshav",
    "oases": "oasis", "phenomena": "phenomenon", "bacteria": "bacterium", "referenda": "referendum",
    "memoranda": "memorandum", "alumni": "alumnus", "larvae": "larva", "loaves": "loaf", "hooves": "hoof",
    "scarves": "scarf", "wharves": "wharf", "sheaves": "sheaf", "cacti": "cactus", "fungi": "fungus",
    "hypotheses": "hypothesis", "indices": "index", "matrices": "matrix",
    "mps": "mp", "hqs": "hq", "gps": "gp", "vps": "vp", "pms": "pm",
    "tvs": "tv", "pcs": "pc", "dps": "dp", "cvs": "cv",
}  # fmt: skip
# Plurals without an s, and words that are counted as they stand.
_PLURALS = frozenset(
    "people men women children police personnel aircraft dead wounded injured missing displaced homeless "
    "troops infantry cattle sheep livestock staff gendarmerie militia taliban mujahideen mujahedin "
    "fedayeen media teeth feet geese mice fish percent poor sick elderly hungry gunmen policemen "
    "servicemen tribesmen fishermen passers-by passersby kibbutzim moshavim phenomena bacteria referenda "
    "memoranda alumni larvae cacti fungi mps hhs gps hqs vps tvs".split()
)
_SINGULAR_ENDINGS = ("ss", "us", "sis", "xis", "tis", "pis", "ois")  # crisis, axis; but Iraqis, Somalis


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """The singular of a lower-case noun, by the spelling rules of English: `bodies` gives `body`."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in ("hh", "hhs"):
        return "household"
    n = len(word)
    if n > 4 and word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("children"):
        return word[:-3]
    if n < 4 or not word.endswith("s") or word.endswith(_SINGULAR_ENDINGS):
        return word
    if n > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[: -2 if word.endswith(_ES) else -1]


_ES = ("sses", "shes", "ches", "xes", "zzes")


@lru_cache(maxsize=8192)
def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in _PLURALS or word.endswith(("men", "people", "children")):
        return True
    if len(word) < 4 or not word.endswith("s") or word.endswith(_SINGULAR_ENDINGS):
        return False
    # "countrys" is a possessive that lost its apostrophe
    return not (word.endswith("ys") and word[-3] not in "aeiou")


# Nouns whose plural is irregular, and those that have none of their own: aircraft, Chinese.
_PLURAL_OF = {one: several for several, one in _IRREGULAR.items() if one != several}
_UNCHANGED = frozenset(one for several, one in _IRREGULAR.items() if one == several) - frozenset(
    ("gas", "bus", "ss", "lens", "specimen")
)
_UNCHANGING = ("aircraft", "ese", "sheep", "livestock", "personnel", "police", "people")
_NO_MEN = ("human", "german", "roman", "ottoman", "shaman")


def plural(noun: str) -> str:
    """The plural of a noun, or of a phrase that ends with one: city to cities, child to children."""
    head, low = noun.rpartition(" ")[2], noun.rpartition(" ")[2].lower()
    if low in _UNCHANGED or low.endswith(_UNCHANGING):
        return noun
    if low in _PLURAL_OF and head == low:
        return noun[: -len(head)] + _PLURAL_OF[low] if head else noun
    if low.endswith("man") and not low.endswith(_NO_MEN):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeou"):
        return noun[:-1] + "ies"
    return noun + (
        "es" if noun.endswith(("s", "x", "sh")) or (low.endswith("ch") and low != "czech") else "s"
    )


def inflect(verb: str) -> tuple[str, str, str, str, str]:
    """Base, third person, past, participle and ing-form of a verb, or of a phrase that begins with one.

    Irregular verbs are written `base/past/participle/ing`.
    """
    if "/" in verb:
        base, past, participle, ing = verb.split("/")
        return base, _with_first(base, _third_person), past, participle, ing
    return (
        verb,
        _with_first(verb, _third_person),
        _with_first(verb, _past),
        _with_first(verb, _past),
        _with_first(verb, lambda word: (word[:-1] if word.endswith("e") else word) + "ing"),
    )


def _with_first(phrase: str, change: Callable[[str], str]) -> str:
    """The phrase with its verb changed: its first word, or the second where that is an adverb."""
    first, _, rest = phrase.partition(" ")
    if rest and first.endswith("ly"):
        return f"{first} {_with_first(rest, change)}"
    return f"{change(first)} {rest}".strip()


def _third_person(word: str) -> str:
    if word.endswith(("s", "sh", "ch", "x", "z")):
        return word + "es"
    return word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeiou" else word + "s"


def _past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    return word[:-1] + "ied" if word.endswith("y") and word[-2] not in "aeiou" else word + "ed"
