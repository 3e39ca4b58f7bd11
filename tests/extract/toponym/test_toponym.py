"""Names of places in a sentence, and the role that the words around them give: phrases of the corpus, the
examples of situations.toml, and sentences."""

from typing import Any

import pytest

from claims.extract.name.place_words import Role
from claims.extract.text.sentence import Sentence, Span
from claims.extract.toponym.place_mention import Mention
from claims.extract.toponym.sentence_places import find_mentions
from claims.lexicon import Entry, load_lexicon

LEXICON = load_lexicon()


def mentions(text: str) -> list[Mention]:
    return find_mentions(Sentence(text, Span(0, len(text), 0), 0), LEXICON)


@pytest.mark.parametrize(
    ("entry", "text"),
    [(entry, text) for entry in LEXICON.entries("place_word") if "gives" in entry for text in entry["yes"]],
    ids=lambda value: value if isinstance(value, str) else value["is"],
)
def test_a_word_gives_the_role_that_its_entry_promises(entry: Entry, text: str) -> None:
    assert Role[entry["gives"].upper()] in [mention.role for mention in mentions(text)]


@pytest.mark.parametrize(
    ("entry", "text"),
    [(entry, text) for entry in LEXICON.entries("place_word") for text in entry["no"] if "gives" in entry],
    ids=lambda value: value if isinstance(value, str) else value["is"],
)
def test_a_word_does_not_give_its_role_elsewhere(entry: Entry, text: str) -> None:
    differs = entry["is"] not in (
        "stretch",
        "building",
        "site",
        "falling",
        "not_place",
        "prefix",
    )
    assert not differs or Role[entry["gives"].upper()] not in [mention.role for mention in mentions(text)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("in the village of Hass in Idlib province", ["Hass"]),
        ("in Atareb in the west of Aleppo province", ["Atareb"]),
        ("in Baghdad's Sadr City", ["Sadr City"]),
        ("in Pakistan's Punjab province", ["Punjab"]),
        ("in Iraq and Syria", ["Iraq", "Syria"]),
        ("in the Iraqi capital, Baghdad", ["Baghdad"]),
        ("in the Afghan capital", ["Kabul"]),
        ("in Zhari district of Kandahar province", ["Zhari"]),
        ("in the West Bank town of Jenin", ["Jenin"]),
        ("in Ramadan", []),
        ("in Parliament", []),
        ("IN THE TOWN OF HASS AND IN SARMIN, IDLIB", ["Hass", "Sarmin"]),
        ("IN ONE MORE VIOLENT WAY", []),
        ("in Xu’an county", ["Xu'an"]),
        ("the Damascus Declaration", []),
        ("the US-backed and Baghdad-based forces", []),
        ("President of Operation Sunrise", []),
        ("in Yola North and Yola South", ["Yola North", "Yola South"]),
        ("in Hass North and in Mosul East Bridge", ["Hass North", "Mosul"]),
        ("in the North West", []),
        ("in Camp 9", ["Camp 9"]),
        ("20 men fled Camp", ["Camp"]),
        ("in Camp 8W", ["Camp 8W"]),
        ("in refugee camp Treguine in eastern Chad", ["Treguine"]),
        ("In three villages, Arbush, Telkef, and Sarwan, homes burned", ["Arbush", "Telkef", "Sarwan"]),
        ("In three villages, Smith said", []),
        ("in Jubba, Gedo and Hiraan regions", ["Jubba", "Gedo", "Hiraan"]),
        ("in Vang Vieng, Luang Prabang and Oudomxay", ["Vang Vieng", "Luang Prabang", "Oudomxay"]),
        ("people in Chad, Niger, Mali, and Nigeria are hungry", ["Chad", "Niger", "Mali", "Nigeria"]),
        ("in the Nile Delta town of Mansoura", ["Mansoura"]),
        ("in the Gizab area of Khas district", ["Gizab"]),
        ("in the Tanzanian capital of Dar es Salaam", ["Dar es Salaam"]),
        ("on Sinjar Mountain", ["Sinjar Mountain"]),
        ("in Champasak Province", ["Champasak"]),
        ("in the Northern Province", ["Northern Province"]),
        ("in Berezh County", ["Berezh County"]),
        ("in Berezh, Fla., and in Nordegg, Alta., homes burned", ["Berezh", "Nordegg"]),
        ("in Gujarat, Odisha.", ["Gujarat", "Odisha"]),
        ("in Aceh Barat", ["Aceh Barat"]),
        ("around the town of Mayadeen in the eastern province of Deir ez-Zor", ["Mayadeen"]),
        ("in Macomb County, Michigan", ["Macomb County"]),
        ("floods on the Congo River", []),
        ("in the River Niger", ["River Niger"]),
        ("in Pibor Administrative Area", ["Pibor Administrative Area"]),
        ("in Sheikh Berezh district", ["Sheikh Berezh"]),
        ("with Sheikh Berezh", []),
        ("in Palestine, Texas", ["Palestine"]),
        ("in Blair, Nebraska", ["Blair"]),
        ("in Palestine, Texas and Ohio", ["Palestinian territories", "Texas", "Ohio"]),
        ("in the department of Berezh", ["Berezh"]),
        ("in the Department of Health", []),
        ("IN HASS, BEREZH DEPARTMENT, BURYING", ["Hass"]),
        ("in Hass Valley, Berezh District, Tarsk Province", ["Hass Valley"]),
        ("in Hass camp in Berezh Province", ["Hass"]),
        ("in Hass district, Berezh district and Tarsk province", ["Hass", "Berezh", "Tarsk"]),
        ("in three provinces including Hama and Homs", ["Hama", "Homs"]),
        ("in nearby Nogales, Arizona", ["Nogales"]),
        ("sent to Berezh, Idlib.", ["Berezh"]),
        ("with Berezh, a small town in the hills", ["Berezh"]),
        ("with Berezh, a small bank in the hills", []),
        ("with Berezh, a town contractor", []),
        ("in Berezh Local Government Area", ["Berezh"]),
        ("in Greater Damascus", ["Greater Damascus"]),
        ("in Hass in Idlib and Tarsk in Hama", ["Hass", "Tarsk"]),
        ("in Tarsk, province of Berezh", ["Tarsk"]),
        ("Rain fell in Hass, Berezh over two days", ["Hass"]),
        ("Rain fell in Hass, Berezh and Tarsk", ["Hass", "Berezh", "Tarsk"]),
        ("in Savana de la Mar", ["Savana de la Mar"]),
        ("in I’m", []),
        ("in Hass, Logar, Paktia and Khost", ["Hass", "Logar", "Paktia", "Khost"]),
        ("in Logar, Hass, Paktia and Khost", ["Logar", "Hass", "Paktia", "Khost"]),
        ("in Hass (20), Sarmin (3 %) and Nubl (7)", ["Hass", "Sarmin", "Nubl"]),
        ("in two zones: Hass (two cases) and Sarmin (9 cases)", ["Hass", "Sarmin"]),
        ("in three states: Berezh (4), Hass (3) and Tarsk (1)", ["Berezh", "Hass", "Tarsk"]),
        ("in 25 local government areas (LGAs) across Borno and Yobe", ["Borno", "Yobe"]),
        ("in Hass and Berezh Districts", ["Hass", "Berezh"]),
        ("at Mole and Boyabu camps", ["Mole", "Boyabu"]),
        ("moved from Murzuq to Jufra and Benghazi", ["Murzuq", "Jufra", "Benghazi"]),
        ("Lagos had 40 cases, Girei had 19 and Mubi had 3", ["Lagos", "Girei", "Mubi"]),
        ("in the Americas", ["Americas"]),
    ],
)
def test_only_the_most_specific_places_are_mentioned(text: str, values: list[str]) -> None:
    assert [mention.value for mention in mentions(text)] == values


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("BEIRUT Four men were killed", ["Beirut"]),
        ("SARMIN, Syria Two men were killed", ["SARMIN"]),
        ("SARMIN, Syria (AP) - Two men were killed", ["SARMIN"]),
        ("KABUL/HERAT Two men were killed", ["Kabul", "Herat"]),
        ("BEIRUT was shelled", []),
    ],
)
def test_a_dateline_is_known_also_where_its_dash_got_lost(text: str, towns: list[str]) -> None:
    assert [found.value for found in mentions(text) if found.role == Role.DATELINE] == towns


def test_a_place_that_nothing_knows_lies_where_the_text_says() -> None:
    (mention,) = mentions("in Hass, Idlib province")
    assert (mention.value, mention.within, mention.country) == ("Hass", ("Idlib", "Syria"), "Syria")


def test_a_town_lies_in_the_region_named_after_it_whatever_else_has_its_name() -> None:
    (mention,) = mentions("in Palestine, Texas")
    assert (mention.within, mention.country) == (("Texas", "United States"), "United States")


def test_coordinated_places_share_a_group() -> None:
    groups = [mention.group for mention in mentions("in the towns of Hass, Sarmin and Nubl")]
    assert len(groups) == 3
    assert len(set(groups)) == 1


def test_the_places_of_a_phrase_are_mentioned(places: Any) -> None:
    assert [mention.value for mention in mentions(places.phrase)] == places.expected["names"]


def test_a_word_that_is_no_place_is_not_mentioned(nothing: str) -> None:
    assert mentions(nothing) == []


def test_a_dateline_names_its_towns(dateline: Any) -> None:
    found = [mention.value for mention in mentions(dateline.phrase) if mention.role == Role.DATELINE]
    assert found == dateline.expected["towns"]


@pytest.mark.parametrize(
    ("before", "text", "values"),
    [
        ("Officers came for Kevin Russell.", "Shots hit Russell in Hama.", ["Hama"]),
        ("Michael Brown was 18.", "The shelling of Brown went on.", []),
        ("Kevin Russell lives in Houston.", "Shells hit Houston.", ["Houston"]),
        ("Sam Houston came to Hama.", "Twenty died in Houston.", ["Houston"]),
    ],
)
def test_a_person_who_was_named_in_full_is_no_town(before: str, text: str, values: list[str]) -> None:
    whole = f"{before} {text}"
    sentence = Sentence(whole, Span(len(before) + 1, len(whole), 0), 1)
    assert [it.value for it in find_mentions(sentence, LEXICON)] == values
