"""What is said of a place right after it, and leads to where it lies."""

from claims.extract.text.word_tags import ARTICLE, COMPASS, FINITE, PLACE

TOWNS = frozenset("capital city hamlet port resort town village".split())


def describes_by(between: list[str], tags: list[int]) -> bool:
    """Whether the words after a place tell what it is by where the next one lies: `Hass[, a small town 20 km
    north of] Berezh`, `Hass[, a port on the] Red Sea`."""
    if between[:1] != [","] or len(between) > LONG or not tags[1:2] or not tags[1] & ARTICLE:
        return False
    if any(word in _PARTING for word in between[1:]) or any(flag & FINITE for flag in tags):
        return False
    end = len(between) - bool(tags[-1] & ARTICLE)
    called = any(flag & PLACE for flag in tags[2:_NOUN]) or "community" in between[2:_NOUN]
    return called and between[end - 1] in _BESIDE


def is_part_of(between: list[str]) -> bool:
    """Whether the words after a place say that it is part of the next one: `Hass[, part of] Berezh`."""
    return between[:1] == [","] and between[-1] in ("of", "the") and between[1:3] in _PART_OF


_PART_OF = (["part", "of"], ["a", "part"])


def is_beside(between: list[str], tags: list[int]) -> bool:
    """Whether the next place only tells near what one lies: `in Hass [near the town of] Berezh`."""
    if between[:1] not in _NEAR:
        return False
    after = zip(between[1:], tags[1:], strict=True)
    return all(flag & (ARTICLE | COMPASS | PLACE) or word in ("of", "to") for word, flag in after)


_NEAR = (["near"], ["outside"], ["close"])


def is_apposed_in(between: list[str], tags: list[int]) -> bool:
    """Whether the words after a place tell what it is and lead into where it lies: `Hass[, a poor and crowded
    area in] Berezh`."""
    opens = between[:2] in ([",", "a"], [",", "an"]) and between[-1:] == ["in"] and len(between) <= LONG
    return opens and bool(tags[-2] & PLACE) and not any(word in (",", ";") for word in between[1:])


def tells_size(between: list[str]) -> bool:
    """Whether the words after a place tell how many live there, and lead to where it lies: `Hass[, a mixed
    town of some 20,000 people in] Berezh province`, `Hass[, home to 20,000 people in] Berezh`."""
    if between[:1] != [","] or len(between) > LONG + 2 or between[-1] not in _LEADING:
        return False
    if between[1:3] == ["home", "to"]:
        at = 3
    elif between[1:2] in (["a"], ["the"], ["an"]) and "of" in between[:_SIZED]:
        at = between.index("of") + 1
        if between[at - 2] not in _SETTLED:
            return False
    else:
        return False
    words = [word for word in between[at:] if word.isalpha()]
    live = not _DWELLERS.isdisjoint(words) or not _AT.isdisjoint(words[:1])
    return live and _PARTED.isdisjoint(words) and any(word[0].isdecimal() for word in between[at:])


def sums_up(between: list[str], tags: list[int]) -> bool:
    """Whether the words after the last of several places tell what they are and lead to where they lie:
    `Hass and Sarmin[, two suburbs of] Berezh`, `Hass and Sarmin[, both villages in] Berezh`."""
    if between[:1] != [","] or len(between) > LONG or between[-1] not in INTO or between[1] not in _SEVERAL:
        return False
    middle = list(zip(between, tags, strict=True))[2:-1]
    return all(word.isalpha() and not flag & FINITE for word, flag in middle)


INTO = frozenset("along from in inside near of on outside the".split())
_SEVERAL = frozenset("all both two three four five six".split())
_SIZED = 7  # words: ", a small market town of"
_SETTLED = TOWNS | frozenset(("camp", "district", "island", "settlement", "suburb"))
_DWELLERS = frozenset("citizens families inhabitants people refugees residents souls".split())
_PARTED = frozenset("and but was were where which who".split())
LONG = 13  # words that describe a place
_NOUN = 6  # of which these hold the noun: ", a small market town"
_PARTING = frozenset((",", ";", "and", "but", "where", "which"))
_BESIDE = frozenset("along between from near of on outside to".split())
_AT = _BESIDE | {"in"}
_LEADING = _AT | {"the"}
