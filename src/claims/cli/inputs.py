"""The documents that a command is given, with a line of words for each that cannot be read."""

from collections.abc import Iterator, Sequence
from typing import Unpack

import claims
from claims.cli.output import complain
from claims.cli.progress import counting
from claims.errors import InputError
from claims.model import Document


def readable(
    inputs: Sequence[str], failures: list[InputError], **labels: Unpack["claims.Labels"]
) -> Iterator[Document]:
    """The documents behind `inputs`; those that cannot be read are told of and added to `failures`."""
    with counting(lambda: claims.count_inputs(inputs)) as tick:
        for item in claims.read(inputs, **labels):
            tick()
            if isinstance(item, InputError):
                told_failure(failures, item)
            else:
                yield item


def told_failure(failures: list[InputError], failure: InputError) -> None:
    """Tell of an input that failed, and add it to `failures`."""
    complain(str(failure))
    failures.append(failure)
