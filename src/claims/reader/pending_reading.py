"""A document that a model is asked about: begun, and finished when its answers have come.

Asking takes long, so that many documents are begun before the first of them is finished.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar, Union

from claims.errors import InputError
from claims.extract.long_text import moved, parts_of
from claims.lexicon import Lexicon
from claims.model import Claim, Document, ModelAnswer
from claims.reader.model_answer import read_answer
from claims.reader.model_reader import ByRules, claims_believed, read_by_rules
from claims.reader.prompt import prompt_version
from claims.reader.reading_types import Prompt, UnansweredError

T = TypeVar("T")
B = TypeVar("B")

# Where answers come from, an endpoint or a recording: None for a prompt that the recording does not have.
Coming = Union["Future[ModelAnswer]", "Future[ModelAnswer | None]"]
Ask = Callable[[Sequence[Prompt]], Sequence[Coming]]
Known = Mapping[str, ModelAnswer]  # answers that were given before, by the key of their prompt


class Stretch(NamedTuple):
    """A stretch of a document that the rules read at once: a very long one has several."""

    ruled: ByRules
    start: int  # where it begins in the document
    prompts: Sequence[Prompt]


def stretches_of(document: Document, lexicon: Lexicon) -> list[Stretch]:
    """A document as the rules read it, with what a model is asked about it."""
    read = ((read_by_rules(part, lexicon), start) for part, start in parts_of(document))
    return [Stretch(ruled, start, ruled.prompts()) for ruled, start in read]


@dataclass(frozen=True, slots=True)
class PendingReading:
    """A document as the rules read it, and the answers to its prompts, which come in time."""

    origin: str
    stretches: Sequence[Stretch]
    answers: Sequence[Coming]

    def claims(self) -> list[Claim]:
        """The claims with what is believed of the answers; waits for them.

        Raises InputError where a prompt has none, EndpointError where no prompt will have any.
        """
        texts = iter([it.text if it is not None else None for it in self.wait()])
        found: list[Claim] = []
        for ruled, start, prompts in self.stretches:
            answered = [(it, read_answer(next(texts))) for it in prompts]
            found += (moved(it, start) for it in claims_believed(ruled, answered))
        return found

    def silent(self) -> int:
        """The figures of which the answers say nothing that could be read; waits for them."""
        texts = [it.text if it is not None else None for it in self.wait()]
        prompts = [prompt for it in self.stretches for prompt in it.prompts]
        return sum(
            figure.number not in told.figures
            for prompt, told in zip(prompts, map(read_answer, texts), strict=True)
            for figure in prompt.part.figures
        )

    def given(self) -> list[ModelAnswer | None]:
        """The answers that have come so far, in the order of the prompts; None where there is none."""
        return [it.result() if _has_come(it) else None for it in self.answers]

    def wait(self) -> list[ModelAnswer | None]:
        """The answers when all of them have come. Raises as `claims` does."""
        try:
            return [it.result() for it in self.answers]
        except UnansweredError as error:
            raise InputError(self.origin, f"{error}; read it again later") from error


def _has_come(answer: "Future[Any]") -> bool:
    return answer.done() and not answer.cancelled() and answer.exception() is None


@dataclass(frozen=True, slots=True)
class ModelReader:
    """A model that reads the context of the figures."""

    model: str
    ask: Ask
    ahead: int = 1  # documents that may be begun before the first of them is finished

    @property
    def contract(self) -> str:
        """The version of the contract that it is asked with."""
        return prompt_version()

    def begin(
        self, document: Document, lexicon: Lexicon, find: Callable[[Sequence[str]], Known] | None = None
    ) -> PendingReading:
        """Read a document by the rules, and ask about it; `find` gives the answers to prompts that were given
        before, by their keys: those are not asked again."""
        stretches = stretches_of(document, lexicon)
        prompts = [prompt for it in stretches for prompt in it.prompts]
        known = find([it.key for it in prompts]) if find is not None and prompts else {}
        asked = iter(self.ask([it for it in prompts if it.key not in known]))
        answers: list[Coming] = [_come(known[it.key]) if it.key in known else next(asked) for it in prompts]
        return PendingReading(document.origin or document.id, stretches, answers)


def _come(answer: ModelAnswer | None) -> "Future[ModelAnswer | None]":
    future: Future[ModelAnswer | None] = Future()
    future.set_result(answer)
    return future


def answers_at_once(answers: Mapping[str, str], model: str = "recording") -> Ask:
    """What asks a recording, which has all its answers by the keys of their prompts."""

    def ask(prompts: Sequence[Prompt]) -> list["Future[ModelAnswer | None]"]:
        texts = ((it.key, answers.get(it.key)) for it in prompts)
        return [
            _come(text if text is None else ModelAnswer(key, model, prompt_version(), text, 0, 0, ""))
            for key, text in texts
        ]

    return ask


def begun_ahead(
    items: Iterable[T],
    begin: Callable[[T], B],
    ahead: int,
    size: Callable[[T], int] = lambda _: 0,
    most: int = 1,
) -> Iterator[B]:
    """Each of `items` begun, in order; up to `ahead` of them are begun when the first is given out, fewer
    where their sizes come to `most`."""
    begun: deque[tuple[B, int]] = deque()
    held = 0
    for item in items:
        begun.append((begin(item), size(item)))
        held += begun[-1][1]
        while begun and (len(begun) >= ahead or held >= most):
            first, its_size = begun.popleft()
            held -= its_size
            yield first
    yield from (it for it, _ in begun)
