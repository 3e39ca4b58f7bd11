"""Find the noun phrase that a quantity counts: `several hundred | pro-government fighters`.

No parser: words are told apart by closed lists, endings and capitals. A phrase ends where a plural noun
is followed by anything that cannot go on with it.
"""

from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import (
    DETERMINERS,
    LIST_JOINTS,
    PARTITIVE_PRONOUNS,
    QUOTES,
    STOPS,
)
from claims.lexicon.inflection import is_plural
from claims.lexicon.word import is_model

# Finite verbs that often stand right after a plural noun and have no ending to know them by.
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
    "arose awoke befell bore caught chose clung crept flung forbade foresaw forgave hung knelt leapt misled "
    "mistook outgrew outran overcame overheard overran oversaw overtook overthrew proved quit rebuilt redid "
    "resold retook rewrote sat shone shrank slew slid sped sprang spun strode strove stung swung trod "
    "underwent undertook upheld wept withdrew withheld withstood "
    "escape escapes require lack suffer oppose believe disapprove approve struggle advise deny reject "
    "refuse accept intend hope expect seem agree disagree deserve prefer operate govern queue occupy "
    "occupies inhabit possess cultivate exist enjoy earn".split()
)
VERBS = _VERBS | {verb + "s" for verb in _VERBS}
# Plural nouns that are verbs as well: after a number they are nouns ("three strikes hit the market").
_NOUNS_TOO = frozenset(
    "strikes hits lives works shots fights sets tears spreads votes protests marches forms cuts runs "
    "falls returns needs tries breaks drives escapes rides stands wounds".split()
)
_LIVE = frozenset(  # that is alive, or loaded
    "ammunition animals bombs bullets cartridges cattle chickens explosives goats grenades mines pigs rounds "
    "sheep shells".split()
)
_NOUNS_OF = {  # of verbs that describe a noun, the nouns
    "live": _LIVE,
    "strike": frozenset(
        "aircraft craft drones fighters groups jets missions planes sorties teams uavs".split()
    ),
}
_ADJECTIVE_ENDINGS = tuple("ed ing al ic ive ous ful less ian ish ese ary ern able".split())
_MORE = frozenset(("more", "additional", "further", "extra"))
_PARTITIVES = PARTITIVE_PRONOUNS | {"us", "it", "this", "that"}
_DETERMINERS = DETERMINERS | {"our", "all"}
_PREDETERMINERS = frozenset(("half", "all", "double", "twice", "quarters", "thirds"))
# After these a noun phrase may begin; where none of them stands, it begins at once.
_LEADS = _MORE | _DETERMINERS | {"-", "of"}
# After those who say how many there are: "20 latrines, residents said".
_SAYING = frozenset(
    "said say tell told report reported reports estimate estimated warn warned believe believed confirmed "
    "added claim claimed show shows showed".split()
)
_MAX_WORDS = 9
_HEADING = 3  # words: fewer in capitals may be names only


def find_noun(sentence: Sentence, i: int, predicates: frozenset[str]) -> tuple[int, int, int]:
    """First word, last word (exclusive) and head of the noun phrase at word `i`; empty where none stands.

    `predicates`: participles and the like that tell what happened (`killed`, `missing`); after a noun
    they end the phrase, before one they belong to it.
    """
    lower, n = sentence.lower, len(sentence.lower)
    if i < n and lower[i] in _LEADS:
        i = _skip_to_noun(lower, i, n)
    head, last, k, model = -1, i, i, -1
    stop = min(n, i + _MAX_WORDS)
    while k < stop:
        word = lower[k]
        end = model_end(sentence, k)
        if word in QUOTES:
            k += 1
        elif end > k:
            if head >= 0 and lower[end - 1].endswith("s"):
                head, last = k, end  # 12 F-35 Lightning IIs
            model, k = k, end  # 40 T-72M1 tanks
        elif word == "(" and head >= 0 and _is_acronym_in_brackets(sentence, k):
            k += 3  # "African Union (AU) peacekeepers"
        elif _goes_on(sentence, k, head, predicates):
            head, last, k = k, k + 1, k + 1
        else:
            break
    if head < 0:
        alone = model >= 0 and (lower[k - 1].endswith("s") or lower[model].isdecimal())
        return (i, k, model) if alone else (i, i, -1)
    if last < n and lower[last] in LIST_JOINTS:
        return (i, *_coordinate(sentence, head, last, predicates))
    return i, last, head


_LONGEST_MODEL = 8  # words
_IN_MODEL = frozenset(("-", "/"))


def model_end(sentence: Sentence, k: int) -> int:
    """The word after the name of a model at word `k`, letters and digits that are written together: `T-72M1`,
    `9K33`, `Hwasong-12s`; `k` where none stands."""
    words, n = sentence.words, len(sentence.words)
    first = words[k]
    if k + 1 >= n or not (first[0].isupper() or first.isdecimal()):
        return k
    if _is_numbered_name(sentence, k):
        return k + 3 if words[k + 1].isdecimal() else k + 2
    opens = words[k + 1].isupper() if first.isdecimal() else words[k + 1] == "-" or words[k + 1].isdecimal()
    if not opens:
        return k
    starts, ends, end = sentence.starts, sentence.ends, k + 1
    while end < min(n, k + _LONGEST_MODEL) and starts[end] == ends[end - 1]:
        if not (words[end].isalnum() or words[end] in _IN_MODEL):
            break
        end += 1
    if words[end - 1] in _IN_MODEL:
        end -= 1
    numbered = any(word.isdecimal() for word in words[k + 1 : end])
    return end if numbered else k


_LONGEST_NUMBER = 4  # digits of a model
_NUMBERED = frozenset(("IIs", "IIIs", "IVs"))


def _is_numbered_name(sentence: Sentence, k: int) -> bool:
    """Whether a name with a number after it stands at word `k`, in the plural: `six Mirage 2000s`, `Type
    45s`, `Lightning IIs`."""
    words = sentence.words
    if not words[k].isalpha() or not words[k + 1].isdecimal():
        return words[k].isalpha() and words[k + 1] in _NUMBERED
    ended = words[k + 2 : k + 3] == ["s"] and sentence.starts[k + 2] == sentence.ends[k + 1]
    return ended and len(words[k + 1]) <= _LONGEST_NUMBER


def is_all_capitals(sentence: Sentence) -> bool:
    """Whether a sentence is written in capitals throughout, which tell no names then."""
    return sentence.layer(_told_by_capitals) is sentence.lower


def has_headline_case(sentence: Sentence) -> bool:
    """Whether most words have a capital, as in a headline, so that one of them tells nothing."""
    return 2 * sum(word[0].isupper() for word in sentence.words) > len(sentence.words)


def _written(sentence: Sentence) -> list[str]:
    """The words as they are written; of a sentence all in capitals, which tell nothing, in small letters."""
    return sentence.layer(_told_by_capitals)


def _told_by_capitals(sentence: Sentence) -> list[str]:
    written = "".join(sentence.words)
    return sentence.lower if written.isupper() and len(sentence.words) > _HEADING else sentence.words


def _is_acronym_in_brackets(sentence: Sentence, k: int) -> bool:
    """Whether an acronym in brackets stands at word `k`, and more after it."""
    return k + 3 < len(sentence.lower) and sentence.lower[k + 2] == ")" and _is_acronym(sentence.words[k + 1])


def _skip_to_noun(lower: list[str], i: int, n: int) -> int:
    """The word at which a noun phrase may begin: after `of the`, `more`, `other`."""
    if lower[i] == "-":
        i += 1
    while i + 1 < n and lower[i] in _MORE and lower[i + 1] not in ("than", "of"):
        i += 1
    if i + 1 >= n:
        return i
    if lower[i] == "of":
        return _skip_of(lower, i, n)
    # "half the population"
    return i + 1 if lower[i] in _DETERMINERS and lower[i - 1] in _PREDETERMINERS else i


def _skip_of(lower: list[str], i: int, n: int) -> int:
    """The word after the `of` at word `i` and the determiners or the pronoun that follow it."""
    following = lower[i + 1]
    if following == "whose":
        return i + 2  # an army, 20 of whose men
    if following not in _PARTITIVES:
        i += 1
        while i < n and lower[i] in _DETERMINERS:
            i += 1
        return i
    if i + 2 >= n:
        return i
    if following in ("them", "whom"):  # "21 of them children"
        return i + 2 if is_plural(lower[i + 2]) and lower[i + 2] != "one" else i
    return i + 2 if following in ("these", "those", "this", "that") else i


def _goes_on(sentence: Sentence, k: int, head: int, predicates: frozenset[str]) -> bool:
    """Whether word `k` belongs to the phrase whose last word so far is `head` (-1: none yet)."""
    lower = sentence.lower[k]
    if lower == "'s":
        if head < 0 or is_model(sentence.lower[head]):  # four SA-7's in the area
            return False
        return k + 1 < len(sentence) and sentence.lower[k + 1][0].isalpha()
    if not lower[0].isalpha() or (lower in STOPS and not _is_acronym(_written(sentence)[k])):
        return False
    return _follows_noun(sentence, k, head, predicates) if head >= 0 else _opens(sentence, k, predicates)


_NOUNS_IN_LY = frozenset("ally anomaly assembly family monopoly rally reply supply".split())


def _opens(sentence: Sentence, k: int, predicates: frozenset[str]) -> bool:
    """Whether a phrase can begin with word `k`."""
    lower = sentence.lower[k]
    if lower in predicates:
        if sentence.lower[k - 1] == "the":
            return True  # "of the dead"
    elif lower not in VERBS:
        if lower.endswith("ly") and lower not in _NOUNS_IN_LY:
            return _noun_after(sentence, k) != ""
        if not lower.endswith(("ed", "ing")):
            return True
        if _noun_after(sentence, k) in _NEARLY:
            return False  # a nation of 20 million received nearly 90 guests
    if lower in VERBS:
        return lower in _NOUNS_TOO or _noun_after(sentence, k) in _NOUNS_OF.get(lower, ())
    if lower.endswith("ed") and sentence.lower[k + 1 : k + 2] and sentence.lower[k + 1] in LIST_JOINTS:
        return _joins_adjective(sentence, k + 2, predicates)
    following = _noun_after(sentence, k)
    if following in _NOUNS_TOO and lower.endswith("ing"):
        return True  # 20 bombing runs
    return following != "" and following not in VERBS and following not in predicates


def _joins_adjective(sentence: Sentence, k: int, predicates: frozenset[str]) -> bool:
    """Whether another adjective stands at word `k`, and a plural noun after it: `trained and equipped
    nurses`."""
    lower = sentence.lower
    if k >= len(lower) or not lower[k].endswith(_ADJECTIVE_ENDINGS) or lower[k] in predicates:
        return False
    following = _noun_after(sentence, k)
    return following not in VERBS and following not in predicates and is_plural(following)


def _noun_after(sentence: Sentence, k: int) -> str:
    """The word after word `k`, quotation marks left out, if a noun phrase can go on with it, else empty."""
    words, after = _written(sentence), k + 1
    while after < len(words) and words[after] in QUOTES:
        after += 1
    if after >= len(words):
        return ""
    following = sentence.lower[after]
    goes_on = following[0].isalpha() and (following not in STOPS or _is_acronym(words[after]))
    return following if goes_on else ""


def _is_acronym(word: str) -> bool:
    """`IS`, `US`, `UN` are names, however their small letters read."""
    return len(word) > 1 and word.isupper()


def _follows_noun(sentence: Sentence, k: int, head: int, predicates: frozenset[str]) -> bool:
    """Whether word `k` goes on with a phrase that has the word `head`."""
    lower, before = sentence.lower[k], sentence.lower[head]
    if before == "'s":
        return lower not in VERBS
    words = _written(sentence)
    proper, several = words[head][0].isupper(), _is_several(words[head], before)
    if before == "infantry" and _noun_after(sentence, k) in _VEHICLES:
        return True  # 20 infantry fighting vehicles
    if before == "arms" and lower in _OF_ARMS:
        return True
    if before in _POOR and lower not in predicates and lower not in VERBS:
        return is_plural(lower) or _noun_after(sentence, k) != ""  # 20 elderly hospital patients
    if (sentence.lower[head - 1], before) in _SPECIAL and is_plural(lower):
        return lower not in VERBS  # two special operations Marines
    if several and not proper:
        compound = lower != "ages" and is_plural(lower) and not words[k][0].isupper()
        return compound and before not in ("people", "men") and lower not in predicates and lower not in VERBS
    if lower in predicates:
        able = not several and (not proper or before.endswith("ly"))
        return able and _noun_after(sentence, k) != ""
    if lower in VERBS:  # "300 air strikes"; but "half the population needs clean water"
        return not several and lower in _NOUNS_TOO and not (lower == "needs" and _noun_after(sentence, k))
    if several and lower.endswith(("ed", "ing", "ly")):
        return False
    return not lower.endswith(("ed", "ly")) or _noun_after(sentence, k) != ""


_OF_ARMS = frozenset(
    "control deal embargo export import industry market race supply trade trafficking".split()
)
_NEARLY = frozenset("almost approximately barely exactly nearly only roughly".split())
_POOR = frozenset(("elderly", "homeless", "hungry", "poor", "sick"))
_SPECIAL = frozenset(
    (("special", "operations"), ("special", "forces"), ("armed", "forces"), ("security", "forces"))
)
_VEHICLES = frozenset(("vehicle", "vehicles", "machine", "machines"))


def _is_several(written: str, lower: str) -> bool:
    """Whether a noun is a plural: `Su-25s`, but one Su-35S."""
    return is_plural(lower) and not (written[-1] == "S" and is_model(lower))


def _describes(word: str) -> bool:
    """Whether the word may describe a noun that is still to come: `U.S., British and Afghan soldiers`."""
    return word[0].isupper() or word.lower().endswith(_ADJECTIVE_ENDINGS)


def _coordinate(sentence: Sentence, head: int, last: int, predicates: frozenset[str]) -> tuple[int, int]:
    """End and head of a phrase with what is joined to it at word `last`: `U.S., British and Afghan soldiers`,
    `men and women`."""
    lower, n = sentence.lower, len(sentence.lower)
    written = _written(sentence)[head]
    several = _is_several(written, lower[head])
    adjectives = not several and (lower[last] in ("and", "or") or _describes(written))
    if not adjectives and not several:
        return last, head
    for k in range(last, min(n, last + 8)):
        word = lower[k]
        if word in LIST_JOINTS:
            if not adjectives and k > last:
                break
            continue
        if not _goes_on(sentence, k, -1 if lower[k - 1] in LIST_JOINTS else k - 1, predicates):
            break
        if is_plural(word) and word not in VERBS:
            after = lower[k + 1] if k + 1 < n else ""
            told = lower[last] == "," and (after in predicates or after in _SAYING)
            return (
                (last, head)
                if told and (after in _SAYING or not adjectives)
                else (k + 1, k if adjectives else head)
            )
    return last, head
