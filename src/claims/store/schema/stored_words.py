"""What tables hold in words: the values of enumerations, and lists of names."""

from collections.abc import Mapping

from claims.model import Basis, Change, Qualifier, Scope, Status

# By look-up, as there may be a million rows: to ask an enumeration takes several times as long.
QUALIFIERS: Mapping[str, Qualifier] = {str(it): it for it in Qualifier}
BASES: Mapping[str, Basis] = {str(it): it for it in Basis}
STATUSES: Mapping[str, Status] = {str(it): it for it in Status}
CHANGES: Mapping[str | None, Change] = {str(it): it for it in Change}
SCOPES: Mapping[str | None, Scope] = {str(it): it for it in Scope}


def listed(joined: str | None) -> tuple[str, ...]:
    """The names of a list as a column holds it, `Iraq; Syria`; an empty text is no name."""
    return tuple(joined.split("; ")) if joined else ()
