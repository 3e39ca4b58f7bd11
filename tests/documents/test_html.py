"""Web pages: the article without menus, with its tables, labels and date."""

import logging

import pytest
from lxml.html import fromstring, tostring
from trafilatura import core

from claims.documents.content import UnreadableError
from claims.documents.date import read_date
from claims.documents.web.article_tree import join_key_figures
from claims.documents.web.html import MAX_PAGE, MAX_TAGS, read_html
from claims.documents.web.page_tree import MAX_INLINE, MAX_SCRIPT
from claims.documents.web.property_table import open_property_tables

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Displacement doubles in a month, UN says | Levant Daily</title>
<meta property="og:site_name" content="Levant Daily">
<meta property="og:title" content="Displacement doubles in a month, UN says">
<link rel="canonical" href="https://www.levantdaily.example/2019/05/displacement.html">
<meta property="article:modified_time" content="2019-05-24T08:00:00+03:00">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Displacement doubles in a month, UN says", "datePublished": "2019-05-21T18:30:00+03:00",
"author": {"@type": "Person", "name": "Rana Khalil"}}</script></head><body>
<div id="cookie-banner" class="cookie-consent"><p>We and our 842 partners use cookies, updated 3 January
2024.</p><button>Accept</button></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/syria">Syria</a></li></ul></nav></header>
<main><article><h1>Displacement doubles in a month, UN says</h1>
<p>BEIRUT &ndash; More than 180,000 people fled their homes in Idlib and northern Hama between 29 April and
9 May, the United Nations said on Tuesday, twice the figure of a month be&shy;fore.</p>
<h2>Where they went</h2>
<p>Most of the displaced moved north, to districts that already shelter some two million people.</p>
<table><thead><tr><th>District</th><th>Arrivals</th><th>In camps</th></tr></thead><tbody>
<tr><td>Dana</td><td>61,200</td><td>22,400</td></tr>
<tr><td>Azaz</td><td>9,800</td><td><ul><li>north 1,000</li><li>south 3,000</li></ul></td></tr></tbody></table>
<ul><li>12 hospitals were hit, the UN said</li><li>9 schools were destroyed</li></ul>
<p>The government denies hitting civilian sites.<br>It says 45 soldiers died.</p>
</article></main>
<footer><p>&copy; 2026 Levant Daily. 14 Hamra Street. All rights reserved.</p></footer></body></html>"""


@pytest.fixture
def text(today):
    return read_html(PAGE.encode(), today).text


def test_the_article_is_kept_and_the_furniture_is_not(text):
    paragraphs = text.split("\n\n")
    assert "Where they went" in paragraphs
    assert "twice the figure of a month before." in text
    assert all(word not in text for word in ("842", "Accept", "Hamra Street", "Home"))


def test_rows_of_tables_are_kept_with_their_cells_apart(text):
    assert "District | Arrivals | In camps\n\nDana | 61,200 | 22,400" in text
    assert "Azaz | 9,800 | north 1,000 south 3,000" in text


def test_items_of_lists_begin_with_a_bullet_and_lines_stay_lines(text):
    assert "• 12 hospitals were hit, the UN said\n\n• 9 schools were destroyed" in text
    assert "civilian sites.\nIt says 45 soldiers died." in text


def test_labels_come_from_the_page(tmp_path, read_one):
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    document = read_one(path)
    assert document.title == "Displacement doubles in a month, UN says"
    assert (document.source, document.author) == ("Levant Daily", "Rana Khalil")
    assert document.url == "https://www.levantdaily.example/2019/05/displacement.html"


def test_the_date_of_publication_goes_before_that_of_modification(tmp_path, read_one):
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    document = read_one(path)
    assert (document.published, document.published_basis) == ("2019-05-21", "metadata")


DATES = [
    '<meta property="article:published_time" content="2019-05-21T10:00:00Z">',
    '<meta name="DC.date.issued" content="2019-05-21">',
    '<meta itemprop="datePublished" content="Tue, 21 May 2019 18:30:00 +0300">',
    '<script type="application/ld+json">{broken "datePublished": "May 21, 2019"</script>',
    '<script type="application/ld+json">{"datePublished": "1558431000"}</script>'
    '<meta name="pubdate" content="2019-05-21">',
]


@pytest.mark.parametrize("head", DATES)
def test_a_declared_date_is_found(head, today):
    page = f"<html><head>{head}</head><body><p>Up to 20,000 fighters remain.</p></body></html>"
    published = read_html(page.encode(), today).labels.published
    assert published is not None
    assert read_date(published) == "2019-05-21"


def test_a_page_that_declares_a_date_in_the_future_is_refused(tmp_path, error_of):
    path = tmp_path / "page.html"
    path.write_text(PAGE.replace("2019-05-21T18", "2099-05-21T18"))
    assert "published 2099-05-21 is later than today, 2026-11-20" in error_of(path)


def test_without_a_site_name_the_host_is_the_source(tmp_path, read_one):
    path = tmp_path / "page.html"
    path.write_text(
        "<!-- saved from url=(0030)https://www.paper.example/a -->\n"
        "<html><body><article><p>Up to 20,000 fighters remain in Syria.</p></article></body></html>"
    )
    document = read_one(path)
    assert (document.source, document.url) == ("paper.example", "https://www.paper.example/a")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>Five men died", "Five men died"),
        ("<html><body><p>Five men died.</p></body></html>", "Five men died."),
        ("<html><body><table><tr><td>Idlib</td><td>20</td></tr></table></body></html>", "Idlib | 20"),
    ],
)
def test_small_pages_and_fragments_are_read(page, text, today):
    assert read_html(page.encode(), today).text == text


@pytest.mark.parametrize("declared", ["windows-1251", "WINDOWS-1251"])
def test_a_page_is_decoded_as_it_declares(declared, today):
    words = "В Идлибе погибли 20 человек, сообщила ООН."
    page = f'<html><head><meta charset="{declared}"></head><body><p>{words}</p></body></html>'
    content = read_html(page.encode("cp1251"), today)
    assert content.text == words
    assert content.notes == ("decoded as windows-1251",)


@pytest.mark.parametrize("declared", ["unicode_escape", "undefined", "no-such", "hex", "utf-8"])
def test_a_false_or_hostile_encoding_is_not_obeyed(declared, today):
    page = f'<html><head><meta charset="{declared}"></head><body><p>The group’s \\x41 men.</p></body></html>'
    assert read_html(page.encode("cp1252"), today).text == "The group’s \\x41 men."


def test_a_page_without_text_is_an_error(tmp_path, error_of):
    path = tmp_path / "page.html"
    path.write_text("<html><head><title>Log in</title></head><body><script>1</script></body></html>")
    assert "holds no text" in error_of(path)


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li", "span"])
def test_a_page_nested_without_end_does_no_harm(tag, today):
    page = f"<html><body><p>20 men died.</p>{f'<{tag}>' * 20_000}5 more</body></html>"
    assert isinstance(read_html(page.encode(), today).text, str)


def test_too_large_a_page_is_refused(today):
    with pytest.raises(UnreadableError, match="more than 20 MB"):
        read_html(b"<html>" + b" " * MAX_PAGE, today)


def test_nothing_is_written_to_the_terminal(today, capfd):
    logging.getLogger().handlers.clear()
    for page in ("", "<html></html>", "<p", PAGE[:900]):
        read_html(page.encode(), today)
    assert capfd.readouterr() == ("", "")


CROWDED = [
    ("<span>{} men fled. </span>", "{} men fled. "),
    ("<b>{}</b> men <i>fled</i>. ", "{} men fled. "),
    ("<a href='x'>{} men</a> fled. ", "{} men fled. "),
    ("<b><i><u>{}</u></i></b> men fled. ", "{} men fled. "),
]


@pytest.mark.parametrize(("piece", "text"), CROWDED)
def test_a_block_of_countless_spans_and_links_is_read_without_them(piece, text, today, monkeypatch):
    handed = []
    whole = core.bare_extraction

    def spy(tree, **how):
        handed.append(len(tree.findall(".//b")))
        return whole(tree, **how)

    monkeypatch.setattr(core, "bare_extraction", spy)
    numbers = range(1_000, 1_000 + MAX_INLINE + 1)
    body = "".join(map(piece.format, numbers))
    page = f"<html><body><article><p>They left. <b>Now</b>.</p><p>{body}</p></article></body></html>"
    told = "".join(map(text.format, numbers)).strip()
    assert read_html(page.encode(), today).text == f"They left. Now.\n\n{told}"
    assert handed == [1]


def test_a_page_of_more_than_any_article_is_read_whole(today, monkeypatch):
    monkeypatch.setattr("claims.documents.web.page_tree.MAX_ELEMENTS", 10)
    content = read_html(PAGE.encode(), today)
    assert content.notes == ("a page of more text than an article has: all of it is taken",)
    assert (content.labels.published, content.labels.title) == (
        "2019-05-21",
        "Displacement doubles in a month, UN says | Levant Daily",
    )
    assert "headline" not in content.text
    assert "\n\nMost of the displaced moved north, to districts that already shelter" in content.text
    assert "\n\nThe government denies hitting civilian sites.\nIt says 45 soldiers died." in content.text


def test_large_scripts_are_not_looked_into(today):
    data = '{"@type": "NewsArticle", "headline": "Not this", "x": "' + "y" * MAX_SCRIPT + '"}'
    page = PAGE.replace("</head>", f"<script type='application/ld+json'>{data}</script></head>")
    assert read_html(page.encode(), today) == read_html(PAGE.encode(), today)


def test_a_page_of_countless_tags_is_refused(today):
    with pytest.raises(UnreadableError, match=r"page of more than [0-9,]+ tags; save its article as text"):
        read_html(b"<i>" * (MAX_TAGS + 1), today)


SITREP = """<html><head><title>Situation report</title></head><body>
<nav><a href="/">Home</a><a href="/give">Give (3,400 have)</a></nav><header><h1>Floods</h1></header>
<h2>Key figures</h2><div class="kf"><div><b>1.2M</b>people in need</div>
<div><p>214,000</p><p>displaced since January</p></div>
<div><span>Houses destroyed</span><span>4,350</span></div></div>
<h2>Highlights</h2><ul><li>Rain has flooded 27 villages, the police say.</li><li>A dam broke.</li></ul>
<p>The governor told reporters on Tuesday that 900 men are still on the islands, far fewer than in
2019.<sup>1</sup> They hold 40 km<sup>2</sup> of marsh<sup>[2]</sup> and a road that leads to the sea.</p>
<p>Boats cannot land for the high waves, and the road from the airport to the town has been under water since
the first days of the month. Two schools are full of those who came from the villages on the lower bank.</p>
<p>Doctors in the town ask for clean water above all. They have treated children with fever at a tent in the
market, and say that the well of the hospital has been closed since a pipe burst on the hill above it.</p>
<footer><p>We have sent you 52 reports like this one in a year, and you have never had to pay for any of
them.</p></footer>
</body></html>"""


@pytest.mark.parametrize("tag", ["body", "div", "section", "td"])
def test_a_page_that_names_no_article_keeps_headings_and_lists(tag, today):
    page = SITREP
    if tag != "body":
        inner = "<table><tr><td>{}</td></tr></table>" if tag == "td" else f"<{tag}>{{}}</{tag}>"
        top, body = page.split("</nav>")
        body, foot = body.split("<footer>")
        page = f"{top}</nav>{inner.format(body)}<footer>{foot}"
    paragraphs = read_html(page.encode(), today).text.split("\n\n")
    kept = ["Highlights", "• Rain has flooded 27 villages, the police say.", "• A dam broke."]
    assert [it for it in paragraphs if it in kept] == kept
    assert not any("3,400" in it or "52" in it for it in paragraphs)


def test_a_figure_in_large_type_stands_on_a_line_with_what_it_counts(today):
    paragraphs = read_html(SITREP.encode(), today).text.split("\n\n")
    figures = ["1.2M people in need", "214,000 displaced since January", "Houses destroyed: 4,350"]
    assert [it for it in paragraphs if it in figures] == figures


def test_the_raised_number_of_a_note_does_not_go_on_with_the_text(today):
    text = " ".join(read_html(SITREP.encode(), today).text.split())
    assert "far fewer than in 2019. They hold 40 km2 of marsh and a road" in text


NO_CARDS = [
    "<div><b>12</b><i>Sep</i></div><div><b>13</b><i>Sep</i></div>",
    "<div><b>40</b><i>comments</i></div><div><b>90</b><i>shares</i></div>",
    "<div><b>40</b><i>men fell ill</i></div>",
    "<div><a href='/'>40</a><i>men fell ill</i></div><div><a href='/'>90</a><i>men left</i></div>",
    "<div><b>40</b><i>men</i><b>90</b></div><div><b>40</b><i>men</i><b>90</b></div>",
]


@pytest.mark.parametrize("cards", NO_CARDS)
def test_what_is_no_card_of_a_key_figure_stays_as_it_is(cards):
    tree = fromstring(f"<div>{cards}</div>")
    join_key_figures(tree)
    assert tostring(tree, encoding="unicode") == tostring(
        fromstring(f"<div>{cards}</div>"), encoding="unicode"
    )


BOX = """<table><tr><th colspan="2">Army of the Coast</th></tr><tr><th>Leader</th><td>Ann Lee</td></tr>
<tr><th>Size:</th><td><ul><li>900 (UN, 2019)<sup>[1]</sup></li><li>400 (2023)</li></ul></td></tr>
<tr><th>Losses</th><td>20 killed<br>12 captured</td></tr></table>"""


def test_a_box_of_properties_is_a_line_for_each_of_them(today):
    edit = "<h2>History<span class='mw-editsection'>[edit]</span></h2>"
    page = SITREP.replace("<h2>Highlights", f"{BOX}{edit}<h2>Highlights")
    text = read_html(page.encode(), today).text
    sizes, losses = ["Size: 900 (UN, 2019)", "Size: 400 (2023)"], ["Losses: 20 killed", "Losses: 12 captured"]
    lines = ["Leader: Ann Lee", *sizes, *losses]
    assert "\n\n".join(lines) in text
    assert "edit" not in text


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><th>Town</th><th>Killed</th></tr><tr><th>Hit</th><td>20</td></tr></table>",
        "<table><tr><th>Hit</th><td>20</td><td>30</td></tr><tr><th>Ana</th><td>1</td><td>2</td></tr></table>",
        "<table><tr><th>Head</th><td>Ann Lee</td></tr><tr><th>Seat</th><td>Hit</td></tr></table>",
        "<table><tr><th>Hit</th><td>20</td></tr><tr><th>Ana</th><td>30</td></tr><tr><th>Rawa</th><td>4</td></tr></table>",
    ],
)
def test_other_tables_stay_tables(table):
    tree = fromstring(f"<div>{table}</div>")
    before = tostring(tree)
    open_property_tables(tree)
    assert tostring(tree) == before


BATTLE = """<table><tr><th colspan="2">Battle of Hit</th></tr>
<tr><td colspan="2"><table><tr><th>Date</th><td>2 May 2014</td></tr><tr><th>Site</th><td>Hit</td></tr>
<tr><th>Result</th><td>None</td></tr></table></td></tr>
<tr><th colspan="2">Belligerents</th></tr><tr><td><b>Iraq</b><ul><li>Army</li></ul></td>
<td>The Front</td></tr><tr><th colspan="2">Strength</th></tr>
<tr><td>4,000 soldiers<br>30 tanks</td><td>900 fighters</td></tr>
<tr><td colspan="2">90 civilians killed</td></tr></table>"""


def test_the_box_of_a_battle_is_a_line_for_what_each_side_has():
    tree = fromstring(f"<div>{BATTLE}</div>")
    open_property_tables(tree)
    assert [it.text for it in tree.iter("p")] == [
        *("Date: 2 May 2014", "Site: Hit", "Result: None"),
        *("Belligerents: Iraq", "Belligerents: The Front"),
        *(
            "Strength of Iraq: 4,000 soldiers",
            "Strength of Iraq: 30 tanks",
            "Strength of The Front: 900 fighters",
        ),
        "90 civilians killed",
    ]
