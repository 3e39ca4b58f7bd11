"""The closed classes of English: the words that hold a sentence together, and its marks, each set once."""

ARTICLES = frozenset(("a", "an", "the"))
DEMONSTRATIVES = frozenset(("this", "that", "these", "those"))
POSSESSIVES = frozenset(("its", "their", "his", "her"))  # of the third person
DEFINITE = frozenset(("the", *DEMONSTRATIVES, *POSSESSIVES))  # before what the reader knows of
DETERMINERS = ARTICLES | DEMONSTRATIVES | POSSESSIVES
# What a part is of: "20 of them", "20 of whom".
PARTITIVE_PRONOUNS = frozenset(("them", "these", "those", "which", "whom"))
FINITE_BE = frozenset(("is", "are", "was", "were"))
BE = FINITE_BE | {"am", "be", "been", "being"}
# The pronouns that tell more of a noun before them; "that" does so too, but is more often something else.
RELATIVES = frozenset(("who", "whom", "whose", "which"))
HAVE = frozenset(("has", "have", "had"))
# After a comma another main clause begins with these.
CLAUSE_JOINTS = frozenset(("and", "but", "while", "although", "whereas"))
# Before a clause whose verb is left out: Iraq had 300 men and Syria 200.
GAP_OPENERS = frozenset((",", ";", "and", "while", "but"))
# Between the parts of a list: A, B and C.
LIST_JOINTS = frozenset((",", "and", "or", "&", "/"))
# Verbs by which an event adds to a total: it brought the toll in Chad this year to 20.
RAISING = frozenset("bring bringing brings brought push pushed pushing raise raised raising taking".split())
# Between two figures that have one noun or unit.
FIGURE_JOINTS = frozenset(("and", "or", "to", "&"))
DOUBLE_QUOTES = frozenset('"“”')
QUOTES = DOUBLE_QUOTES | frozenset("'‘’«»")
# The small numbers that texts write as words.
SMALL_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve".split())
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
WEEKDAY_STEMS = frozenset("mon tue wed thu fri sat sun".split())
MONTH_STEMS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())

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
    "again now across apart away back together altogether alone elsewhere abroad home myself ourselves "
    "yourself yourselves himself herself itself themselves oneself".split()
)
# Small words inside a person's name: Osama bin Laden, Pieter van der Berg, Abu Bakr al-Baghdadi.
NAME_PARTICLES = frozenset(
    "al el ul bin ibn bint ben abu de del dela la da do dos di du e van von der den".split()
)
# Past participles of irregular verbs, as far as they tell what was done to people and things.
_IRREGULAR_PARTICIPLES = frozenset(
    "begun born bought broken brought built chosen driven found given grown held known lent lost made sent "
    "set shot sold spent struck sworn taken thrown torn won written".split()
)
# Past forms of irregular verbs that news tells of figures with.
PASTS = frozenset(
    "began blew bore broke brought burnt came drove dug fell fled flew fought found gave got held hid hit "
    "hung led left lost met put rode rose sank saw sent set shot spent stole struck swept threw took tore "
    "went withdrew won".split()
)


def is_number(word: str) -> bool:
    """Whether a word in small letters begins with a digit or is a small number: `20`, `two`."""
    return word[0].isdecimal() or word in SMALL_NUMBERS


def is_participle(word: str) -> bool:
    """Whether a word in small letters may be a past participle: `mobilised`, `lost`."""
    return word.endswith("ed") or word in _IRREGULAR_PARTICIPLES


# What begins an item of a list.
BULLETS = frozenset("-*•●▪◦‣–")
# The word of a share, or the last one: "20 per cent".
PERCENT = frozenset(("%", "percent", "cent"))

# Features of a landscape that are a part of a name: Sinjar Mountain, Congo River.
GROUND = frozenset(
    "bay beach delta desert dam forest gorge hill hills lake mountain mountains pass strait valley".split()
)
