"""The types of what `import claims` offers, for type checkers and editors; `__init__.py` loads the names."""

from claims.api.database import Database as Database
from claims.api.database import SqlRows as SqlRows
from claims.api.database import open as open
from claims.api.evaluation import evaluate as evaluate
from claims.api.over_time import GridRows as GridRows
from claims.api.over_time import News as News
from claims.api.over_time import Timelines as Timelines
from claims.api.own_words import load_words as load_words
from claims.api.recomparison import Verdict as Verdict
from claims.api.rows import Rows as Rows
from claims.api.side_by_side import SideBySide as SideBySide
from claims.api.texts import FoundQuantity as FoundQuantity
from claims.api.texts import count_inputs as count_inputs
from claims.api.texts import document as document
from claims.api.texts import extract as extract
from claims.api.texts import quantities as quantities
from claims.api.texts import read as read
from claims.compare.question.axis import By as By
from claims.compare.question.timeline import Timeline as Timeline
from claims.errors import ClaimsError as ClaimsError
from claims.errors import InputError as InputError
from claims.errors import LexiconError as LexiconError
from claims.errors import StoreError as StoreError
from claims.errors import UsageError as UsageError
from claims.kept.comparison_rows import ComparisonRow as ComparisonRow
from claims.kept.comparison_rows import EstimateRow as EstimateRow
from claims.kept.comparison_rows import LineageRow as LineageRow
from claims.kept.comparison_rows import QuestionRow as QuestionRow
from claims.kept.comparison_rows import Side as Side
from claims.lexicon import Lexicon as Lexicon
from claims.model import Basis as Basis
from claims.model import Claim as Claim
from claims.model import Document as Document
from claims.model import Evidence as Evidence
from claims.model import Qualifier as Qualifier
from claims.model import Status as Status
from claims.pipeline import Outcome as Outcome
from claims.pipeline import Report as Report
from claims.score import Score as Score
from claims.store.integrity import Problem as Problem
from claims.store.mentions import read_id as read_id
from claims.store.read_only.reader_role import Reader as Reader
from claims.store.rows import ClaimDetail as ClaimDetail
from claims.store.rows import ClaimRow as ClaimRow
from claims.store.rows import DecisionRow as DecisionRow
from claims.store.rows import DocumentHit as DocumentHit
from claims.store.rows import DocumentRow as DocumentRow
from claims.store.rows import FailureRow as FailureRow
from claims.store.rows import MentionRow as MentionRow
from claims.store.rows import MetricRow as MetricRow
from claims.store.rows import NameRow as NameRow
from claims.store.rows import SourceRow as SourceRow
from claims.store.schema.migrations import Migration as Migration

__version__: str
__all__: list[str]
