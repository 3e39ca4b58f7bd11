"""The documents that a command is given, with a line of words for each that cannot be read."""

from collections.abc import Iterator, Sequence

from claims.cli.output import say
from claims.cli.progress import counting
from claims.documents.read import Overrides, count_inputs, read_inputs
from claims.errors import InputError
from claims.model import Document


def readable(inputs: Sequence[str], labels: Overrides, failures: list[InputError]) -> Iterator[Document]:
    """The documents behind `inputs`; those that cannot be read are told of and added to `failures`."""
    with counting(lambda: count_inputs(inputs)) as tick:
        for item in read_inputs(inputs, labels):
            tick()
            if isinstance(item, InputError):
                say(str(item))
                failures.append(item)
            else:
                yield item
