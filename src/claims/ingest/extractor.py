"""What finds claims, as a run records it: by the rules, and with a model if there is one."""

from collections.abc import Callable
from dataclasses import dataclass, field

from claims.extract import claim as rules
from claims.lexicon import Lexicon, load_lexicon
from claims.model import Claim, Document
from claims.reader.pending_reading import ModelReader
from claims.versions import model_reading_version, reading_version


@dataclass(frozen=True, slots=True)
class Extractor:
    """What finds claims: a function with the lexicon it is given, and the version of its rules."""

    lexicon: Lexicon = field(default_factory=load_lexicon)
    find: Callable[[Document, Lexicon], list[Claim]] = rules.extract_claims
    version: str = field(default_factory=reading_version)
    model: ModelReader | None = None  # that reads the context of the figures, after the rules

    @property
    def by_rules_alone(self) -> bool:
        """Whether another process of this package finds the same claims."""
        return self.find is rules.extract_claims and self.model is None


def extractor_with(lexicon: Lexicon, model: ModelReader | None) -> Extractor:
    """What finds claims by the rules, and with a model if there is one."""
    version = reading_version() if model is None else model_reading_version()
    return Extractor(lexicon, version=version, model=model)
