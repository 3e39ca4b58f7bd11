"""Find the noun phrase that a quantity counts: `several hundred | pro-government fighters`.

No parser: words are told apart by closed lists, endings and capitals. A phrase ends where a plural noun
is followed by anything that cannot go on with it.
"""

from functools import lru_cache

from claims.extract.sentence import Sentence

# Words that no noun phrase goes on with: prepositions, conjunctions, pronouns, auxiliaries, determiners.
STOPS = frozenset(
    "aboard about above across after against along alongside amid amidst among amongst around as at "
    "before behind below beneath beside besides between beyond by despite down during except for from in "
    "including inside into like near of off on onto opposite out outside over past per plus since than "
    "through throughout till to toward towards under underneath until up upon versus via with within "
    "without and but or nor so yet if unless although though because while whereas when where whether who "
    "whom whose which that what why how i you he she it we they him her us them me this these those the a "
    "an my your his its our their am is are was were be been being have has had having do does did will "
    "would shall should can could may might must ought there here then also not no both either neither "
    "each every any some according due instead rather only just even still already ago later earlier "
    "yesterday today tomorrow tonight overnight monday tuesday wednesday thursday friday saturday sunday "
    "january february april june july august september october november december last next once twice "
    "again now across apart away back together altogether alone elsewhere abroad home".split()
)
# Finite verbs that often stand right behind a plural noun and have no ending to know them by.
_VERBS = frozenset(
    "said says say told tell tells fled flee took take takes went go goes came come comes held hold holds "
    "lost lose loses won win wins made make makes got get gets began begin begins broke break fought "
    "fight fights found find gave give gone kept keep left leave leaves led lead leads met meet put ran "
    "run runs sent send set shot shoot sought seek spent spend stood stand struck strike strikes hit hits "
    "thought think wore wear live lives remain remains need needs face faces want wants try tries fell "
    "fall falls rose rise rises grew grow hurt burst blew drove drive drives swept sweep threw throw flew "
    "fly became become becomes brought bring brings bought buy built build burnt cut cuts dealt dug drew "
    "drank ate fed felt forgot froze heard hid knew know laid lay learnt lent lit meant paid pay pays "
    "rode rang sang sank saw see sees sold sell shook showed showing slept spoke speak stole stuck swam "
    "swore taught tore understood woke wrote write writes die dies died work works continue continues "
    "attend include includes join joins march marches form forms arrive arrives return returns die perish "
    "belong appear appears represent receive depend rely protest protests vote votes voted carry carries "
    "enter enters accuse accuses kill kills wound wounds injure injures destroy destroys survive survives "
    "escape escapes".split()
)
VERBS = _VERBS | {verb + "s" for verb in _VERBS}
# Plural nouns that are verbs as well: behind a number they are nouns ("three strikes hit the market").
_NOUNS_TOO = frozenset(
    "strikes hits lives works shots fights sets tears spreads votes protests marches forms cuts runs "
    "falls returns needs tries breaks drives".split()
)
_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "lives": "life", "wives": "wife",
    "feet": "foot", "teeth": "tooth", "mice": "mouse", "geese": "goose", "oxen": "ox", "knives": "knife",
    "wolves": "wolf", "thieves": "thief", "halves": "half", "leaves": "leaf", "shelves": "shelf",
    "criteria": "criterion", "media": "medium", "crises": "crisis", "bases": "base", "cases": "case",
    "houses": "house", "buses": "bus", "horses": "horse", "nurses": "nurse", "corpses": "corpse",
    "warehouses": "warehouse", "licenses": "license", "licences": "licence", "causes": "cause", "vases": "vase",
    "axes": "axe", "spouses": "spouse", "expenses": "expense", "purchases": "purchase", "diseases": "disease",
    "databases": "database", "phases": "phase", "cases": "case", "airbases": "airbase", "courses": "course",
    "movies": "movie", "sorties": "sortie", "calories": "calorie", "zombies": "zombie", "cookies": "cookie", "newbies": "newbie", "calves": "calf",
    "remains": "remains", "barracks": "barracks", "headquarters": "headquarters", "series": "series", "species": "species",
    "corps": "corps", "gas": "gas", "bus": "bus", "ss": "ss", "news": "news", "taliban": "taliban",
    "lenses": "lens", "viruses": "virus", "campuses": "campus", "heroes": "hero", "potatoes": "potato",
    "mosquitoes": "mosquito", "vetoes": "veto", "torpedoes": "torpedo", "tornadoes": "tornado",
}  # fmt: skip
# Plurals without an s, and words that are counted as they stand.
_PLURALS = frozenset(
    "people men women children police personnel aircraft dead wounded injured missing displaced homeless "
    "troops infantry cattle sheep livestock staff gendarmerie militia taliban mujahideen mujahedin "
    "fedayeen media teeth feet geese mice fish percent poor sick elderly hungry gunmen policemen "
    "servicemen tribesmen fishermen".split()
)
_ADJECTIVE_ENDINGS = (
    "ed",
    "ing",
    "al",
    "ic",
    "ive",
    "ous",
    "ful",
    "less",
    "ian",
    "ish",
    "ese",
    "ary",
    "ern",
    "able",
)
_QUOTES = frozenset("\"'“”‘’«»")
_FILLERS = frozenset(("more", "other", "additional", "further", "extra", "such"))
_PARTITIVE_PRONOUNS = frozenset(("them", "whom", "which", "these", "those", "us", "it", "this", "that"))
_DETERMINERS = frozenset(
    ("the", "its", "their", "his", "her", "our", "all", "these", "those", "this", "that", "a", "an")
)
_PREDETERMINERS = frozenset(("half", "all", "double", "twice", "quarters", "thirds"))
_MAX_WORDS = 9
_SINGULAR_ENDINGS = ("ss", "us", "sis", "xis", "tis", "pis", "ois")  # crisis, axis; but Iraqis, Somalis


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """The singular of a lower-case noun, by the spelling rules of English: `bodies` gives `body`."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if word.endswith("children"):
        return word[:-3]
    if not word.endswith("s") or word.endswith(_SINGULAR_ENDINGS) or len(word) < 4:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=8192)
def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in _PLURALS or word.endswith(("men", "people", "children")):
        return True
    if len(word) < 4 or not word.endswith("s") or word.endswith(_SINGULAR_ENDINGS):
        return False
    return not (
        word.endswith("ys") and word[-3] not in "aeiou"
    )  # "countrys": a possessive that lost its apostrophe


def find_noun(sentence: Sentence, i: int, predicates: frozenset[str]) -> tuple[int, int, int]:
    """First word, last word (exclusive) and head of the noun phrase at word `i`; empty where none stands.

    `predicates`: participles and the like that tell what happened (`killed`, `missing`); behind a noun
    they end the phrase, before one they belong to it.
    """
    lower, n = sentence.lower, len(sentence)
    i = _skip_to_noun(lower, i, n)
    first, head, last = i, -1, i
    k = i
    while k < n and k - first < _MAX_WORDS:
        word = lower[k]
        if word in _QUOTES:
            k += 1
            continue
        if (
            word == "("
            and head >= 0
            and k + 3 < n
            and lower[k + 2] == ")"
            and _is_acronym(sentence.words[k + 1])
        ):
            k += 3  # "African Union (AU) peacekeepers"
            continue
        if not _goes_on(sentence, k, head, predicates):
            break
        head, last, k = k, k + 1, k + 1
    if head < 0:
        return i, i, -1
    return (first, *_coordinate(sentence, head, last, predicates))


def _skip_to_noun(lower: list[str], i: int, n: int) -> int:
    """The word at which a noun phrase may begin: behind `of the`, `more`, `other`."""
    if i < n and lower[i] == "-":
        i += 1
    while (
        i + 1 < n
        and lower[i] in ("more", "additional", "further", "extra")
        and lower[i + 1] not in ("than", "of")
    ):
        i += 1
    if i + 2 < n and lower[i] == "of" and lower[i + 1] in ("them", "whom") and is_plural(lower[i + 2]):
        return i + 2  # "21 of them children"
    if i + 1 < n and lower[i] == "of" and lower[i + 1] not in _PARTITIVE_PRONOUNS:
        i += 1
        while i < n and lower[i] in _DETERMINERS:
            i += 1
    elif i + 2 < n and lower[i] == "of" and lower[i + 1] in ("these", "those", "this", "that"):
        i += 2
    elif i + 1 < n and lower[i] in _DETERMINERS and lower[i - 1] in _PREDETERMINERS:
        i += 1  # "half the population"
    return i


def _goes_on(sentence: Sentence, k: int, head: int, predicates: frozenset[str]) -> bool:
    """Whether word `k` belongs to the phrase whose last word so far is `head` (-1: none yet)."""
    word, lower = sentence.words[k], sentence.lower[k]
    if lower == "'s":
        return head >= 0 and k + 1 < len(sentence) and sentence.words[k + 1][0].isalpha()
    if not word[0].isalpha() or (lower in STOPS and not _is_acronym(word)):
        return False
    after = k + 1
    while after < len(sentence) and sentence.words[after] in _QUOTES:
        after += 1
    following = sentence.lower[after] if after < len(sentence) else "."
    noun_next = following[0].isalpha() and (following not in STOPS or _is_acronym(sentence.words[after]))
    if head < 0:
        if lower in predicates and sentence.lower[k - 1] == "the":
            return True  # "of the dead"
        if lower in VERBS:
            return lower in _NOUNS_TOO
        if lower in predicates or lower.endswith(("ed", "ing")):
            return noun_next and following not in VERBS and following not in predicates
        return not (lower.endswith("ly") and not noun_next)
    return _follows_noun(sentence, k, head, predicates, noun_next)


def _is_acronym(word: str) -> bool:
    """`IS`, `US`, `UN` are names, however their small letters read."""
    return len(word) > 1 and word.isupper()


def _follows_noun(sentence: Sentence, k: int, head: int, predicates: frozenset[str], noun_next: bool) -> bool:
    """Whether word `k` goes on with a phrase that has the word `head`."""
    word, lower = sentence.words[k], sentence.lower[k]
    before, before_word = sentence.lower[head], sentence.words[head]
    if before == "'s":
        return lower not in VERBS
    if is_plural(before) and not before_word[0].isupper():
        if word[0].isupper():
            return False
        return (
            is_plural(lower)
            and lower not in predicates
            and lower not in VERBS
            and before not in ("people", "men")
        )
    if lower in predicates:
        return noun_next and not is_plural(before) and (before.endswith("ly") or not before_word[0].isupper())
    if lower in VERBS:
        return lower in _NOUNS_TOO and not is_plural(before)  # "300 air strikes"
    if is_plural(before) and lower.endswith(("ed", "ing", "ly")):
        return False
    if lower.endswith("ed") and not noun_next:
        return False
    return not lower.endswith("ly") or noun_next


def _describes(word: str) -> bool:
    """Whether the word may describe a noun that is still to come: `U.S., British and Afghan soldiers`."""
    return word[0].isupper() or word.lower().endswith(_ADJECTIVE_ENDINGS)


def _coordinate(sentence: Sentence, head: int, last: int, predicates: frozenset[str]) -> tuple[int, int]:
    """End and head of a phrase with what is joined to it: `U.S., British and Afghan soldiers`, `men and
    women`."""
    lower, n = sentence.lower, len(sentence)
    if last >= n or lower[last] not in (",", "and", "or", "&", "/"):
        return last, head
    adjectives = not is_plural(lower[head]) and (
        lower[last] in ("and", "or") or _describes(sentence.words[head])
    )
    if not adjectives and not is_plural(lower[head]):
        return last, head
    k = last
    while k < n and k - last < 8:
        if lower[k] in (",", "and", "or", "&", "/"):
            if not adjectives and k > last:
                break
            k += 1
            continue
        if not _goes_on(
            sentence, k, -1 if lower[k - 1] in (",", "and", "or", "&", "/") else k - 1, predicates
        ):
            break
        if is_plural(lower[k]) and lower[k] not in VERBS:
            if k + 1 < n and lower[k + 1] in predicates and not adjectives and lower[last] == ",":
                break
            return k + 1, (k if adjectives else head)
        k += 1
    return last, head
