"""Find what the layout of a page has left in its text: credits of photographs and the numbers of notes, which
say nothing of the text, and sentences whose space or line break is lost (`ten deadProsecutors say`)."""

import re
from collections.abc import Iterator

Cut = tuple[int, int]  # offsets of what is cut out; equal: only a cut

# A capital right after a small letter or a stop; searched for by the capital, which is rarer.
_GLUED = re.compile(r"[A-Z](?<=[a-z.!?][A-Z])(?=[a-z]{2}|[A-Z]{3})")
_RUN = re.compile(r"\S*\Z")
_BEFORE = 40  # characters before a glued capital that are looked at
_SHORTEST = 4  # letters of a word that another one is glued to: no eBay, no iPhone
_STOPS = ".!?"
_ADDRESS = frozenset("/@_")

_AGENCY = (
    r"(?:AFP|AP|E[PF]A|EFE|Reuters|REUTERS|Getty|GETTY|Anadolu|Xinhua|Bloomberg|Corbis|Shutterstock|Alamy"
    r"|NurPhoto|LightRocket|SIPA|Sipa|TASS|UPI|Pool|POOL)"
    r"(?:-EFE)?(?:[ ](?:Images|IMAGES|Photos?|PHOTOS?|Pictures|Agency|News|Press|USA|Creative))*"
)
_NAME = r"(?:[A-Z][\w'’-]*\.?[ ]){0,3}[A-Z][\w'’-]+"
# After a stroke an agency: "Omar X/AFP/Getty Images". What goes on in small letters is a sentence.
_BY_STROKE = re.compile(
    rf"/\s?{_AGENCY}\b(?:\s?/\s?{_AGENCY}\b|\s?/\s?{_NAME}| via [A-Z]\w+)*\)?(?![ ]?[a-z])"
)
# An agency's photograph, and after a stroke who took it: "AP Photo/Ann Lee".
_BY_PHOTO = re.compile(
    rf"\b(?:AP|AFP|EPA|UPI|REUTERS|Reuters)[ ](?:Photo|PHOTO)\s?/\s?{_NAME}\)?(?![ ]?[a-z])"
    r"|\((?:(?:AP|AFP|EPA|UPI|REUTERS|Reuters|File|FILE)[ ])?(?:[Pp]hoto|PHOTO)\)"
)
# What a page sets before a caption, at the start of its line: "Image copyright EPA Image caption Smoke".
_SERVICE = (
    r"(?:AP:Associated Press|PA:Press Association|AFP:Agence France-Presse|SWNS:South West News Service"
    r"|(?:Getty|Rex|REX)(?: (?:Images|Features|- Contributor))+)"
)
_CAPTION = re.compile(
    r"\n(?:(?:(?:Media playback is (?:un)?supported on (?:your|this) device )?"
    rf"(?:Image copyright [^\n]{{2,40}}? )?(?:Image|Media) caption|{_SERVICE})[ ](?=[\"“‘A-Z0-9])"
    rf"|(?:{_AGENCY}|PA|SWNS|Rex|Splash News|Handout)[ ]"
    r"(?=(?:An?|The|At|In|On|This|These|About|Around|More|Some|[1-9][\d,]*)[ ]))"
)
# Who took it, with the word that says so: "(Photo by Ann Lee", "Contributor".
_TAKEN_BY = re.compile(
    r"[(\[]?(?:(?:Photo(?:graph)?|PHOTO|Picture|Image|Credit|Courtesy)(?:[ ](?:by|credit|of))?:?[ ]|©[ ]?)?"
    r"(?:(?:[A-Z][\w'’-]*|[A-Z]\.)[ ]){0,3}(?:[A-Z][\w'’-]*(?:\s?/\s?)?)+\Z"
)
# A line of a list of figures: a label, a colon and a figure, or a figure and what it counts. Lines are looked
# for by the break before them, which is quicker than by their start.
_ITEM = re.compile(
    r"\n[ ]{0,4}(?:[A-Z][^\n\t|:.;]{1,45}:[ ]{0,2}(?:[$€£~<>]|[A-Z]{2,3}[ $]?)?\d[^\n\t|]{0,40}"
    r"|(?:[$€£~]|US\$)?\d[\d,.]{0,12}(?:[ ](?:[mb]illion|thousand|per[ ]cent|percent)|%)?"
    r"[ ][a-z][^\n\t|:]{2,90})$",
    re.M,
)
_RULE_MARKS, _RULE_LENGTH = "-=_*", 5
_RULE = re.compile(rf"^[ \t]*([{re.escape(_RULE_MARKS)}])\1{{{_RULE_LENGTH - 1},}}[ \t]*$", re.M)
# A heading on a line of its own right above its paragraph, whose first word would have found room there.
_PARAGRAPH = re.compile(r"\n(?=[\"“‘]?[A-Z][^\n|]{60})")
_HEADING = re.compile(r"(?:\A|(?:\n[^\S\n]*|[.!?][\"”’)]?)\n)[A-Z][^\n.,;:!?|—–-]{3,40}\Z")
# The line of a report that tells where it is from, under a headline: `BAMAKO, Mali, March 6 - Raiders`.
_DATELINE = re.compile(
    r"\n(?=[A-Z][A-Z'’./-]{1,20}(?:[ ][A-Z][A-Z'’./-]{1,20}){0,3}"
    r"(?:,[^\n(:;]{1,40})?(?:[ ]\([^\n()]{2,40}\))?,?[ ]?(?:-{1,2}|[–—])[ ])"
)
# The break before the first words of a report, below its headlines: `(CNN) Raiders`; and breaks among these.
_AGENCY_LINE = re.compile(
    r"\n(?=\((?:CNN|AP|AFP|UPI|PTI|IANS|Reuters|REUTERS|Xinhua)\)[ ](?:(?:-{1,2}|[–—])[ ])?[\"“A-Z])"
)
_NEXT_LINE = re.compile(r"\n(?=[\"“‘(]?[A-Z0-9])")
_HEADLINES = 800  # characters of them
_LAST_WORD = re.compile(r"\b(?:a|an|and|by|for|from|in|of|the|to|with)\s*\Z")  # no headline ends with it
# The same in capitals, above a line that is not.
_CAPITALS = re.compile(r"\n[A-Z][A-Z0-9 ,'’&/:-]{5,60}(?=\n[^\n]{0,40}[a-z]{3})")
# The end of a line without a stop, before one that begins as a sentence does: of a text that has each of its
# paragraphs on one line.
_PARTED = re.compile(r"\n(?<=[^\s.!?…,;:|\n-]\n)(?=[\"“‘(]?[A-Z0-9])")
_WRAPPED = re.compile(r"\n[^\S\n]*[a-z]")
_PRINTED = 120  # characters of a line that is longer than those of a text with broken lines
# What a page sets before the first words of its text: `Story highlights The UN says ...`.
_BUTTONS = re.compile(r"\A\s*(?:CLOSE|Story highlights)(?=\s+[A-Z\d\"“])")
_ABOVE = 50  # characters before a paragraph that hold its heading
# The mark of an item that stands right after the stop of the one before: `20 dead in Hass.- 9 in Sarmin`.
_MARK = re.compile(r"(?<=[a-z\d)%][.;:])-[ ]?(?=[A-Z\d])")
_BLANK = 9  # and of the blank line above that
# The numbers of notes at the end of a sentence, which were raised or linked: `20 fighters.12 The army`, `in
# 2019.1 The army`, `20 fighters.[12][13] The army`.
_NOTE = re.compile(
    r"[.!?][\"”’')]?((?:[1-9]\d{0,2}(?:,[ ]?[1-9]\d{0,2}){0,3}|(?:\[[1-9]\d{0,2}\]){1,5}))"
    r"(?=\s+[\"“‘(]?[A-Z]|\s*\n|\s*\Z)"
)
# What a note's number follows; a number in brackets also follows other numbers.
_NOTED = re.compile(r"(?:[A-Za-z]{2}|[a-z%)\]\"”’'])\Z|(?<![\d.,$€£])(?:19|20)\d\d\Z")
_NUMBERED = re.compile(r"\b(?:art|ch|eq|fig|no|nos|p|para|pp|ref|sec|v|ver|vol)\Z", re.IGNORECASE)
_OPENING = 5  # characters before a stop that tell what it ends
_LONGEST = 70  # characters before the stroke of a credit


def find_layout(text: str) -> list[Cut]:
    """Where a text is to be cut between its sentences, in order: credits are cut out."""
    lines = "\n" + text  # each with a break before it
    cuts = [
        *(match.span() for match in _BUTTONS.finditer(text)),
        *_find_credits(text),
        *((match.start(), match.end() - 1) for match in _CAPTION.finditer(lines)),
        *_find_glued(text),
        *_find_marks(text),
        *_find_notes(text),
        *_find_rules(text),
        *_find_headings(text),
        *_find_dateline(text),
        *_find_capitals(lines),
        *_find_items(lines),
        *_find_lines(text),
    ]
    return sorted(cuts) if len(cuts) > 1 else cuts


def _find_rules(text: str) -> Iterator[Cut]:
    """Lines of dashes and the like, which part one entry from another."""
    if any(mark * _RULE_LENGTH in text for mark in _RULE_MARKS):
        yield from (match.span() for match in _RULE.finditer(text))


def _find_headings(text: str) -> Iterator[Cut]:
    """The ends of headings that only a line break parts from their paragraphs: `Forces\nThe army ...`."""
    for match in _PARAGRAPH.finditer(text):
        end = match.start()
        start = text.rfind("\n", max(0, end - _ABOVE), end)
        if (start >= 0 or end < _ABOVE) and _HEADING.search(text, max(0, start - _BLANK), end):
            yield end, end


def _find_dateline(text: str) -> Iterator[Cut]:
    """The end of a headline on the first line, above the line that tells where the report is from."""
    end = text.find("\n")
    if end > 0 and _DATELINE.match(text, end) and _LAST_WORD.search(text[:end]) is None:
        yield end, end
    first = _AGENCY_LINE.search(text, 0, _HEADLINES)
    if first is not None:
        lines = _NEXT_LINE.finditer(text, 0, first.end() + 2)
        yield from (match.span()[:1] * 2 for match in lines)


def _find_capitals(lines: str) -> Iterator[Cut]:
    """The ends of headings in capitals, in the text that follows a break."""
    for match in _CAPITALS.finditer(lines):
        yield match.end() - 1, match.end() - 1


def _find_items(lines: str) -> Iterator[Cut]:
    """The lines of a list of figures, each on a line of its own, where two or more stand together: `Houses
    damaged: 300`, `300 houses damaged`; in the text that follows a break."""
    end = 0
    for match in _ITEM.finditer(lines):
        start, stop = match.span()
        if start == end:
            yield end - 1, end - 1
        elif start and lines[stop + 1 : stop + 2].strip() and _ITEM.match(lines, stop):
            yield start, start
        end = stop


def _find_lines(text: str) -> Iterator[Cut]:
    """The ends of captions and headings that no stop ends, in a text with a line for each paragraph."""
    if "\n" not in text or _WRAPPED.search(text) or max(map(len, text.split("\n"))) < _PRINTED:
        return
    for match in _PARTED.finditer(text):
        if _LAST_WORD.search(text, max(0, match.start() - _BEFORE), match.start()) is None:
            yield match.start(), match.start()


def _find_credits(text: str) -> Iterator[Cut]:
    floor = 0
    for match in _BY_STROKE.finditer(text) if "/" in text else ():
        name = _TAKEN_BY.search(text[max(floor, match.start() - _LONGEST) : match.start()])
        if name:
            floor = match.end()
            yield match.start() - len(name.group()), match.end()
    if "hoto" in text or "PHOTO" in text:
        yield from (match.span() for match in _BY_PHOTO.finditer(text))


def _find_marks(text: str) -> Iterator[Cut]:
    """The dashes before the items of a list that has lost its line breaks."""
    if any(mark in text for mark in (".-", ";-", ":-")):
        yield from (match.span() for match in _MARK.finditer(text))


def _find_notes(text: str) -> Iterator[Cut]:
    """The numbers of notes that stand right after a stop."""
    for match in _NOTE.finditer(text):
        before = text[max(0, match.start() - _OPENING) : match.start()]
        bracketed = match[1][0] == "[" and before[-1:].isalnum()
        if (bracketed or _NOTED.search(before)) and _NUMBERED.search(before) is None:
            yield match.span(1)


def _find_glued(text: str) -> Iterator[Cut]:
    """`ten deadProsecutors say`, `ten were killed.The army says`; not `YouTube`, `example.Org/path`."""
    for match in _GLUED.finditer(text):
        at = match.start()
        run = _RUN.search(text[max(0, at - _BEFORE) : at])
        before = run.group() if run else ""
        word = before.rstrip(_STOPS)
        whole = word.isalpha() and (word != before or word.islower())
        if (
            whole
            and len(word) >= _SHORTEST
            and _ADDRESS.isdisjoint(text[at : at + _BEFORE].split(maxsplit=1)[0])
        ):
            yield at, at
