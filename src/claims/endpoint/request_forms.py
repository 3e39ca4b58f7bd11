"""The bodies that a chat API is sent, the strictest form first.

Where an endpoint knows JSON schemas, an answer cannot be anything else; one that refuses a form is asked in
the next, down to the bare messages: what comes back is read tolerantly in any case.
"""

from collections.abc import Mapping
from typing import Any

from claims.endpoint.endpoint_settings import Endpoint
from claims.reader.belief.no_claim import REASONS
from claims.reader.model_answer import FIELDS
from claims.reader.reading_types import Prompt

FORMS = ("schema", "json", "plain", "bare")
SEEDED = "seeded"  # as `schema`, and the same answer again to whoever asks for the same reading
_FURTHER = 0.7  # the temperature of further readings: at 0 they would all be the first


def forms_of(prompt: Prompt) -> tuple[str, ...]:
    """The forms in which a prompt can be sent, the strictest first."""
    return FORMS if prompt.reading == 1 else (SEEDED, *FORMS)


def body_of(endpoint: Endpoint, prompt: Prompt, form: str) -> dict[str, Any]:
    """The body of a request in one of the forms of its prompt."""
    body: dict[str, Any] = {"model": endpoint.model, "messages": prompt.messages, "stream": False}
    if form == "bare":  # newer models of some vendors know no temperature, and call the limit otherwise
        return body | {"max_completion_tokens": endpoint.max_tokens}
    temperature = 0 if prompt.reading == 1 else _FURTHER
    body |= {"temperature": temperature, "max_tokens": endpoint.max_tokens}
    if form == SEEDED:
        body["seed"] = prompt.reading
    if form in (SEEDED, "schema"):
        schema = {"name": "figures", "strict": True, "schema": answer_schema()}
        return body | {"response_format": {"type": "json_schema", "json_schema": schema}}
    return body | ({"response_format": {"type": "json_object"}} if form == "json" else {})


def answer_schema() -> dict[str, Any]:
    """The JSON schema of an answer, as strict modes take it: every property required, no others."""
    quoted = {"type": "array", "items": {"type": "string"}}
    words = _object({name: quoted for name in (*FIELDS, "no_claim") if name != "part_of"})
    fields: dict[str, Any] = {name: _maybe("string") for name in FIELDS}
    fields["places"] = quoted
    fields["part_of"] = _maybe("integer")
    fields["no_claim"] = _maybe("string") | {"enum": [*sorted(REASONS), None]}
    fields["words"] = words
    figure = _object({"n": {"type": "integer"}, **fields})
    overlooked = _object({"figure": {"type": "string"}, "sentence": {"type": "string"}, **fields})
    printed = _object({"date": {"type": "string"}, "words": {"type": "string"}})
    return _object(
        {
            "printed": {"anyOf": [printed, {"type": "null"}]},
            "figures": {"type": "array", "items": figure},
            "overlooked": {"type": "array", "items": overlooked},
        }
    )


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _maybe(kind: str) -> dict[str, Any]:
    return {"type": [kind, "null"]}
