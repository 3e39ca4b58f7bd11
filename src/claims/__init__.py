"""Find the numeric claims in reports and news, and put conflicting figures side by side.

    import claims

    claims.extract("Up to 3,000 fighters were seen in Hama on Monday.", published="2024-08-06")

    with claims.open("claims.db") as db:
        db.ingest("reports/")
        db.show("fighters", subject="Islamic State").to_frame()

Every name of `__all__` is loaded when it is used first, so that `import claims` costs next to nothing. Its
type stands in `__init__.pyi`.
"""

from importlib import import_module

__version__ = "0.1.0"

# Where each public name is at home, below this package.
_HOMES = {
    "api.database": "Database SqlRows open",
    "api.evaluation": "documents_of evaluate",
    "api.given_labels": "Labels",
    "api.over_time": "GridRows News Timelines",
    "api.own_words": "load_words",
    "api.reading.prompts_and_answers": "check_answers estimate prompt_rows prompts record",
    "api.reading.reader_choice": "ClaimReader load_reader replaying",
    "api.recomparison": "Verdict",
    "api.rows": "Rows",
    "api.side_by_side": "Brief Disputes SideBySide",
    "api.texts": "FoundQuantity count_inputs document extract extract_each quantities read",
    "compare.question.axis": "By",
    "compare.question.timeline": "Timeline",
    "errors": "ClaimsError InputError LexiconError StoreError UsageError",
    "ingest.outcome": "Outcome Report",
    "kept.told.comparison_rows": "ComparisonRow EstimateRow LineageRow QuestionRow Side",
    "kept.dispute_rows": "Camp DisputeRow",
    "lexicon": "Lexicon",
    "model": "Basis Claim Document Evidence Qualifier Status",
    "score": "Score",
    "store.integrity": "Problem",
    "store.mentions": "read_id",
    "store.read_only.reader_role": "Reader",
    "store.rows": (
        "ClaimDetail ClaimRow DecisionRow DocumentHit DocumentRow FailureRow MentionRow MetricRow NameRow "
        "SourceRow"
    ),
    "store.schema.migrations": "Migration",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = sorted([*_HOME_OF, "__version__"])  # noqa: PLE0605 - it is a list

# Importing a room binds its name in this package, and `extract` is the name of a verb as well. A room is
# bound once, when it is loaded first: here, where its name can be given back to the verb.
import_module("claims.extract")
del globals()["extract"]


def __getattr__(name: str) -> object:
    """A public name, when it is used first."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'claims' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"claims.{_HOME_OF[name]}"), name)
    return value


def __dir__() -> list[str]:
    return __all__
