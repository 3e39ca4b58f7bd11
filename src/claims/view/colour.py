"""When there is colour, and what each one means.

Nothing is said by colour alone: the words `conflict`, `[disputed]`, `[planned]` and `[edited]` stand there
without it too.
"""

from collections.abc import Mapping
from types import MappingProxyType

from claims.model import Status

CONFLICT = "bold red"
UNSURE = "yellow"
DECIDED = "green"  # what a person accepted or corrected
QUIET = "dim"
STATUS = MappingProxyType(
    {Status.ASSERTED: "bold", Status.DISPUTED: "bold yellow", Status.PLANNED: "bold cyan"}
)
RELATION = MappingProxyType({"conflict": CONFLICT, "contradiction": CONFLICT})


def wants_colour(environment: Mapping[str, str], terminal: bool) -> bool:
    """Whether to print in colour, by the conventions of no-color.org and force-color.org.

    A variable counts where it is set and not empty. NO_COLOR goes before FORCE_COLOR; without both there is
    colour on a terminal that is not a `dumb` one.
    """
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return terminal and environment.get("TERM") != "dumb"
