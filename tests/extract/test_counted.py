"""What is counted, what happened to it and whose it is: tables of phrases."""

import pytest

from claims.extract.claim import find_all_quantities
from claims.extract.figure.counted import with_nouns
from claims.extract.figure.quantities import find_quantities
from claims.extract.figure.quantity import Quantity
from claims.extract.metric.event import find_event
from claims.extract.text.sentence import Sentence, Span
from claims.lexicon import load_lexicon
from claims.lexicon.inflection import is_plural, singular
from claims.model import Claim, Document


def quantities(text: str) -> list[Quantity]:
    found = find_quantities(Sentence(text, Span(0, len(text), 0), 0), load_lexicon())
    return with_nouns(found, load_lexicon())


def claims(text: str) -> list[Claim]:
    return [claim for claim, refused in find_all_quantities(Document(id="text", text=text)) if not refused]


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("bodies", "body"),
        ("women", "woman"),
        ("policemen", "policeman"),
        ("grandchildren", "grandchild"),
        ("crashes", "crash"),
        ("classes", "class"),
        ("houses", "house"),
        ("crises", "crisis"),
        ("series", "series"),
        ("bus", "bus"),
        ("troops", "troop"),
    ],
)
def test_a_plural_has_its_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


@pytest.mark.parametrize(
    ("word", "several"),
    [("men", True), ("police", True), ("towns", True), ("crisis", False), ("countrys", False)],
)
def test_a_plural_is_told_by_its_ending(word: str, several: bool) -> None:
    assert is_plural(word) is several


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("20 pro-government fighters were killed", "pro-government fighters"),
        ("20 more people fled", "people"),
        ("20 of the dead were men", "dead"),
        ("21 of them children", "children"),
        ("half the population fled", "population"),
        ("12 U.S., British and Afghan soldiers died", "U.S., British and Afghan soldiers"),
        ("40 men and women fled", "men and women"),
        ("300 air strikes hit the city", "air strikes"),
        ("30 African Union (AU) peacekeepers arrived", "African Union (AU) peacekeepers"),
        ('12 so-called "sleeper cells" were found', 'so-called "sleeper cells'),
        ("three of four victims survived", "victims"),
        ("20 badly injured civilians", "badly injured civilians"),
        ("20 said they fled", None),
        ("20 were killed", None),
        ("20 in the city", None),
    ],
)
def test_a_noun_phrase_ends_where_it_ends(text: str, counted: str | None) -> None:
    assert quantities(text)[0].counted == counted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("gunmen killed 20 people", ("killed", "event.active")),
        ("gunmen killed or wounded 300 people", ("killed", "event.active")),
        ("the attack killed a total of 20 people", ("killed", "event.active")),
        ("the cleric was shot dead and 20 people were killed", ("killed", "event.passive")),
        ("20 people were reportedly killed", ("killed", "event.passive")),
        ("20 people, including four children, have died", ("killed", "event.predicate")),
        ("100 killed 700 injured", ("killed", "event.passive")),
        ("seven people and 35 wounded", None),
        ("15 children in a village held by rebels", None),
        ("20 people who killed the mayor", None),
        ("20 people said the mayor was killed", None),
        ("20 people were freed, and the mayor was killed", ("detained", "event.passive")),
        ("hundreds of badly injured civilians", ("injured", "event.adjective")),
        ("killing the cleric and two other people", ("killed", "event.joined")),
        ("carrying food and medicine for 78,000 people", ("people_in_need", "event.aid")),
        ("among the dead were 20 children", ("killed", "event.victims")),
        ("the death toll in the city rose to 20", ("killed", "event.toll")),
        ("the number of civilians injured has risen to 20", ("injured", "event.number")),
        ("freed 19 workers kidnapped by gunmen", ("abducted", "event.passive")),
    ],
)
def test_what_happened_to_those_counted(text: str, found: tuple[str, str] | None) -> None:
    event = find_event(quantities(text)[0], load_lexicon())
    assert (event and (event.value, event.rule)) == found


@pytest.mark.parametrize(
    ("text", "subject", "rule"),
    [
        ("The city saw 20 Taliban fighters surrender.", "Taliban", "subject.noun-phrase"),
        ("France lost 12 French soldiers.", "France", "subject.nationality"),
        ("Some 400 fighters loyal to the Taliban arrived.", "Taliban", "subject.belonging"),
        ("About 90 attacks were carried out by Boko Haram.", "Boko Haram", "subject.agent"),
        ("With 9,000 fighters, Boko Haram is strong.", "Boko Haram", "subject.agent"),
        ("The camp is run by the Taliban (600 fighters).", "Taliban", "subject.adjacent"),
        ("Boko Haram grew. It has 9,000 fighters.", "Boko Haram", "subject.carried"),
        ("Russian jets bombed the city. Some 40 air strikes were counted.", "Russia", "subject.air-force"),
        ("Some 9,000 rebels are in the hills.", None, "subject.none"),
    ],
)
def test_a_subject_is_found_by_its_rule(text: str, subject: str | None, rule: str) -> None:
    claim = claims(text)[-1]
    assert (claim.subject, {e.field: e.rule for e in claim.evidence}["subject"]) == (subject, rule)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("It cost $ US 5 in all.", "uncounted"),
        ("One in zero came.", "one"),
        ("See [3] for more.", "furniture"),
        ("Dial 0791 now.", "furniture"),
        ("They live at 31 Main Street in town.", "furniture"),
        ("The Group of Eight met.", "name"),
        ("The other half of the city fell.", "name"),
        ("It was 40 degrees there.", "measure"),
        ("There are two camps: A and B.", "list"),
        ("It is open at 5 p.m. on most days.", "clock"),
        ("Children under 5 fell ill.", "age"),
        ("Smith, 45, said so.", "age"),
        ("It lasted 48 straight hours.", "duration"),
        ("In 2014 it began.", "date"),
        ("It stood at 7000000000000000000 then.", "code"),
    ],
)
def test_a_refusal_gives_its_reason(text: str, reason: str | None) -> None:
    assert reason in [refused for _, refused in find_all_quantities(Document(id="text", text=text))]
