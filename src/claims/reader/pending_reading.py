"""A document that a model is asked about: begun, and finished when its answers have come.

Asking takes long, so that many documents are begun before the first of them is finished.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar, Union

from claims.errors import InputError
from claims.extract.long_text import moved, parts_of
from claims.lexicon import Lexicon
from claims.model import Claim, Document, ModelAnswer
from claims.reader.model_answer import read_answer
from claims.reader.model_reader import ByRules, claims_voted, read_by_rules
from claims.reader.prompt import prompt_version
from claims.reader.reading_types import Answer, Prompt, UnansweredError

LOG = logging.getLogger("claims")
RECORDING = "recording"  # the name of the model where a recording answers
T = TypeVar("T")
B = TypeVar("B")

# Where answers come from, an endpoint or a recording: None for a prompt that the recording does not have.
Coming = Union["Future[ModelAnswer]", "Future[ModelAnswer | None]"]
Ask = Callable[[Sequence[Prompt]], Sequence[Coming]]
Known = Mapping[str, ModelAnswer]  # answers that were given before, by their keys


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
    asked: Sequence[Prompt]  # those of all stretches, for the first reading, then for the second, and so on
    answers: Sequence[Coming]  # to each of them
    known: Known = field(default_factory=dict)  # those of them that were given before

    def claims(self) -> list[Claim]:
        """The claims with what is believed of the answers; waits for them. Where there are several readings,
        what most of them say; a warning says how many answers are missing while others decide.

        Raises InputError where a prompt has none, EndpointError where no prompt will have any.
        """
        readings = self._readings()
        found: list[Claim] = []
        for ruled, start, prompts in self.stretches:
            answered = [[(it, told[it.key]) for it in prompts if it.key in told] for told in readings]
            found += (moved(it, start) for it in claims_voted(ruled, answered))
        self._warn()
        return found

    def silent(self) -> int:
        """The figures of which no answer says anything that could be read; waits for them."""
        readings = self._readings()
        return sum(
            not any(it.key in told and figure.number in told[it.key].figures for told in readings)
            for stretch in self.stretches
            for it in stretch.prompts
            for figure in it.part.figures
        )

    def given(self) -> list[ModelAnswer | None]:
        """The answers that have come so far, in the order of the prompts; None where there is none."""
        return [it.result() if _has_come(it) else None for it in self.answers]

    def learnt(self) -> bool:
        """Whether an answer has come that was not given before."""
        return any(it is not None and it.key not in self.known for it in self.given())

    def wait(self) -> None:
        """Wait for all answers. Raises as `claims` does, but also where another reading has an answer."""
        for _, error in list(self._outcomes()):
            if error is not None:
                raise self._failed(error) from error

    def _readings(self) -> list[Mapping[str, Answer]]:
        """What each reading says that has answers, by the keys of the prompts; waits for them."""
        told: dict[int, dict[str, Answer]] = {}
        for prompt, (answer, error) in zip(self.asked, self._outcomes(), strict=True):
            if answer is not None:
                told.setdefault(prompt.reading, {})[prompt.key] = read_answer(answer.text)
                continue
            is_last = prompt.reading == self.asked[-1].reading
            if error is not None and is_last and not any(prompt.key in it for it in told.values()):
                raise self._failed(error) from error
        return list(told.values()) or [{}]

    def _outcomes(self) -> Iterator[tuple[ModelAnswer | None, UnansweredError | None]]:
        """Each answer when it has come, or why there is none."""
        for coming in self.answers:
            try:
                yield coming.result(), None
            except UnansweredError as error:
                yield None, error

    def _failed(self, error: UnansweredError) -> InputError:
        return InputError(self.origin, f"{error}; read it again later")

    def _warn(self) -> None:
        """Say how many answers are missing where another reading has answered."""
        outcomes = list(zip(self.asked, self._outcomes(), strict=True))
        answered = {prompt.key for prompt, (answer, _) in outcomes if answer is not None}
        missing = [error for prompt, (answer, error) in outcomes if answer is None and prompt.key in answered]
        if missing:
            reason = next((str(it) for it in missing if it is not None), "they were not recorded")
            told = (self.origin, len(missing), len(outcomes), reason)
            LOG.warning("%s: %d of %d answers are missing, the others decide: %s", *told)


def _has_come(answer: "Future[Any]") -> bool:
    return answer.done() and not answer.cancelled() and answer.exception() is None


@dataclass(frozen=True, slots=True)
class ModelReader:
    """A model that reads the context of the figures."""

    model: str
    ask: Ask
    ahead: int = 1  # documents that may be begun before the first of them is finished
    readings: int = 1  # independent answers to each prompt: what most of them say is taken

    @property
    def contract(self) -> str:
        """The version of the contract that it is asked with, and how often if more than once: `1f0c x3`."""
        return prompt_version() if self.readings == 1 else f"{prompt_version()} x{self.readings}"

    def begin(
        self, document: Document, lexicon: Lexicon, find: Callable[[Sequence[str]], Known] | None = None
    ) -> PendingReading:
        """Read a document by the rules, and ask about it; `find` gives the answers to prompts that were given
        before, by their answer keys: those are not asked again."""
        stretches = stretches_of(document, lexicon)
        prompts = asked_for((prompt for it in stretches for prompt in it.prompts), self.readings)
        known = find([it.answer_key for it in prompts]) if find is not None and prompts else {}
        asked = iter(self.ask([it for it in prompts if it.answer_key not in known]))
        answers: list[Coming] = [
            _come(known[it.answer_key]) if it.answer_key in known else next(asked) for it in prompts
        ]
        return PendingReading(document.origin or document.id, stretches, prompts, answers, known)


def asked_for(prompts: Iterable[Prompt], readings: int) -> list[Prompt]:
    """Some prompts for the first reading, then for the second, and so on."""
    once = list(prompts)
    return [it._replace(reading=number) for number in range(1, readings + 1) for it in once]


def _come(answer: ModelAnswer | None) -> "Future[ModelAnswer | None]":
    future: Future[ModelAnswer | None] = Future()
    future.set_result(answer)
    return future


def answers_at_once(answers: Mapping[str, str]) -> Ask:
    """What asks a recording, which has all its answers by their keys."""

    def ask(prompts: Sequence[Prompt]) -> list["Future[ModelAnswer | None]"]:
        texts = ((it.answer_key, answers.get(it.answer_key)) for it in prompts)
        return [
            _come(text if text is None else ModelAnswer(key, RECORDING, prompt_version(), text, 0, 0, ""))
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
