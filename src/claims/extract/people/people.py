"""The people of a document's figures, once each figure was read by its own sentence."""

from claims.extract.figure.quantity import Quantity
from claims.extract.people.data_breach import is_about_data, with_data_of_people
from claims.extract.people.fates_of_text import fates_of_text, with_fates_of_text
from claims.extract.people.parted_families import with_parted_families
from claims.extract.people.people_of_text import (
    people_of_tables,
    people_of_text,
    with_people_of_tables,
    with_people_of_text,
)
from claims.lexicon import Lexicon
from claims.model import Document

_Figures = dict[int, list[Quantity]]  # those of each sentence, by its number


def with_people(figures: _Figures, document: Document, lexicon: Lexicon) -> _Figures:
    """The quantities of a document by sentence, those of whose people their own sentence tells nothing with
    the metric that the rest of the text tells."""
    figures = {index: with_parted_families(listed) for index, listed in figures.items()}
    claims = [it for listed in figures.values() for it in listed if it.refused is None]
    fates = fates_of_text(claims)
    if fates.of_number or fates.taken:
        figures = {index: with_fates_of_text(listed, fates) for index, listed in figures.items()}
    if any(it.metric == "people_in_need" for it in claims):
        data = is_about_data(document.text.lower())
        figures = {index: with_data_of_people(listed, throughout=data) for index, listed in figures.items()}
    title = document.title or ""
    listed = people_of_tables(title, lexicon) if "|" in document.text else None
    if listed is not None:
        figures = {index: with_people_of_tables(found, listed) for index, found in figures.items()}
    people = people_of_text(title, claims, lexicon)
    if people is None:
        return figures
    return {index: with_people_of_text(listed, people) for index, listed in figures.items()}
