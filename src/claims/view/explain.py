"""Why a claim says what it says: its sentence with the figure marked, and what decided each field."""

from collections.abc import Iterator, Mapping, Sequence

from claims.model import Claim, Document, Evidence, Tie, Vote
from claims.store.decided.edited_values import write_value
from claims.store.rows import ClaimDetail, ClaimRow, DecisionRow
from claims.view.export import Row
from claims.view.quote import Quote, cut_quote, split_quote
from claims.view.table import GAP, table_lines
from claims.view.text import Screen, StyledLine, encodable, pad, safe, styled_line, width_of, wrap
from claims.view.written_figure import write_figure

EXPLAINED_COLUMNS = ("field", "value", "rule", "why", "words")
_SHOWN = ("field", "value", "why", "words")  # a reader is told in words what decided, not the name of a rule
Says = Mapping[str, str]  # what each rule says in words, by its name
_FIELDS = (
    "unit", "per", "metric", "counted", "subject", "places", "claimant", "as_of", "as_of_basis", "status",
    "confidence",
)  # fmt: skip
_ROW_OF = {"bounds": "figure", "qualifier": "figure"}  # what a person edits, and the row that it is told in
_BEARINGS = ("part_of", "change", "earlier", "scope", "event")  # told of few figures: shown of those alone
_INDENT = "  "
_MARKS = ("»", "«")
_TIES = {None: "", Tie.RULES: " and the rules", Tie.FIRST: ", the first"}
_MODEL = "model."  # how the reasons begin for which a model's answer is not taken


def explained_rows(
    claim: Claim | ClaimRow,
    evidence: Sequence[tuple[Evidence, str]],
    says: Says,
    decisions: Sequence[DecisionRow] = (),
) -> list[Row]:
    """A row for each field with EXPLAINED_COLUMNS; `evidence` comes with the words that it rests on. A value
    that one of the `decisions` gave rests on nothing else."""
    edits = {_ROW_OF.get(it.field or "", it.field): it for it in decisions if it.live and it.kind == "edit"}
    by_field = {found.field: (found, words) for found, words in evidence}
    values: Mapping[str, object] = {
        "figure": f"{write_figure(claim)} ({str(claim.qualifier).replace('_', ' ')})",
        **{field: getattr(claim, field) for field in _FIELDS},
        **{field: getattr(claim, field) for field in _BEARINGS if field in by_field},
    }
    rows: list[Row] = []
    for field, value in values.items():
        if edit := edits.get(field):
            rows.append(
                {"field": field, "value": value, "rule": "edited", "why": _by_whom(edit), "words": None}
            )
            continue
        found, words = by_field.get(field, (None, None))
        rule, why = (found.rule, _why(found, says)) if found is not None else (None, None)
        rows.append({"field": field, "value": value, "rule": rule, "why": why, "words": words or None})
    return rows


def _by_whom(edit: DecisionRow) -> str:
    """Who gave a field its value, when, and why."""
    said = f"edited by {edit.who} on {edit.decided[:10]}"
    return f"{said}: {edit.why}" if edit.why else said


def _why(found: Evidence, says: Says) -> str:
    """What decided a field, and how many readings of a model agreed on it where there were several."""
    told, vote = _in_words(found.decided_by, says), found.vote
    return told if vote is None else f"{_readings(vote)}; {told}"


def _readings(vote: Vote) -> str:
    """How many readings agree, and what decided where as many agree on another value."""
    if vote.heard == 1:
        return "1 reading"
    if vote.agreeing == vote.heard:
        return f"all {vote.heard} readings"
    return f"{vote.agreeing} of {vote.heard} readings{_TIES[vote.tie]}"


def _in_words(rule: str, says: Says) -> str:
    """What a rule says; one that reads a figure with its modifier says what it does without, and one that
    stands because a model's answer does not says why. A rule of another version of the package may have no
    words: then its name."""
    plain, _, more = rule.partition("+")
    said = says.get(rule) or says.get(plain, rule)
    return f"{says[more]}; {says.get(plain, plain)}" if more.startswith(_MODEL) and more in says else said


def evidence_words(document: Document, claim: Claim) -> list[tuple[Evidence, str]]:
    """The claim's evidence with the words that it rests on."""
    return [(found, document.text[found.start : found.end]) for found in claim.evidence]


def text_lines(
    document: Document, quantities: Sequence[tuple[Claim, str | None]], says: Says, screen: Screen
) -> Iterator[StyledLine]:
    """The claims of a text, each with its sentence and fields, and then its numbers that are none."""
    refused = []
    for claim, reason in quantities:
        quote = split_quote(
            document.text[claim.quote_start : claim.quote_end],
            claim.start - claim.quote_start,
            claim.end - claim.quote_start,
        )
        if reason is None:
            yield from _marked_lines(quote, screen)
            yield from _field_lines(claim, evidence_words(document, claim), says, screen)
            yield styled_line()
        else:
            refused.append((quote, reason))
    if refused:
        yield styled_line("no claims:", "bold")
        yield from _refused_lines(refused, screen)


def detail_lines(detail: ClaimDetail, says: Says, screen: Screen) -> Iterator[StyledLine]:
    """A claim of the database: who printed it, its sentences, its fields, and what people said of it."""
    claim = detail.claim
    printed = ", ".join(safe(part) for part in (claim.source, claim.published, claim.title) if part)
    yield styled_line(encodable(f"{claim.claim_id}{GAP}{printed}", screen.encoding), "bold")
    if claim.url:
        yield styled_line(encodable(safe(claim.url), screen.encoding), "dim")
    for mention in detail.mentions:
        first = mention.start - mention.quote_start
        quote = split_quote(mention.quote, first, first + len(mention.figure))
        yield from _marked_lines(quote, screen)
    evidence = detail.mentions[0].evidence if detail.mentions else ()
    yield from _field_lines(claim, evidence, says, screen, detail.decisions)
    for decision in detail.decisions:
        yield styled_line(encodable(_INDENT + safe(_say_decision(decision)), screen.encoding))
    model = "" if detail.model is None else f", its context by {safe(detail.model)}"
    read = f"{_INDENT}read by claims {detail.extractor} on {detail.read_at[:10]}{model}"
    yield styled_line(encodable(read, screen.encoding), "dim")


def _say_decision(it: DecisionRow) -> str:
    """`2026-11-19 ann edit bounds ..5000 (undone): see p. 4`."""
    value = write_value(it.field, it.value) or "nothing" if it.field and it.value else None
    kind = it.kind if it.undoes is None else f"{it.kind} {it.undoes}"
    undone = None if it.live or it.undoes is not None else "(undone)"
    said = " ".join(filter(None, (it.decided[:10], it.who, kind, it.field, value, undone)))
    return f"{said}: {it.why}" if it.why else said


def _field_lines(
    claim: Claim | ClaimRow,
    evidence: Sequence[tuple[Evidence, str]],
    says: Says,
    screen: Screen,
    decisions: Sequence[DecisionRow] = (),
) -> Iterator[StyledLine]:
    room = None if screen.width is None else screen.width - len(_INDENT)
    rows = explained_rows(claim, evidence, says, decisions)
    for number, line in enumerate(table_lines(_SHOWN, rows, Screen(room, screen.encoding))):
        yield styled_line(_INDENT + line, "" if number else "dim")


def _marked_lines(quote: Quote, screen: Screen) -> Iterator[StyledLine]:
    """The whole sentence, its figure between marks, in lines of the screen's width."""
    text = str(_marked(quote, screen.encoding))
    yield from map(styled_line, wrap(text, screen.width) if screen.width else [text])


def _refused_lines(refused: Sequence[tuple[Quote, str]], screen: Screen) -> Iterator[StyledLine]:
    """The numbers that are no claims: for each the reason, and the words around it."""
    width = max(width_of(reason) for _, reason in refused)
    for quote, reason in refused:
        marked = _marked(quote, screen.encoding)
        if screen.width is not None:
            marked = cut_quote(marked, screen.width - width - len(_INDENT) - len(GAP))
        yield styled_line(_INDENT + pad(reason, width) + GAP + str(marked))


def _marked(quote: Quote, encoding: str) -> Quote:
    opening, closing = _MARKS
    pieces = (quote.before, f"{opening}{quote.figure}{closing}", quote.after)
    return Quote(*(encodable(piece, encoding) for piece in pieces))
