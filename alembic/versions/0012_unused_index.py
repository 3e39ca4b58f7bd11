"""An index that no question uses: near-duplicates are found by their bands, never by their documents."""

import runpy
from pathlib import Path

from alembic import op

revision = "0012"
down_revision = "0011"

SURFACE = runpy.run_path(str(Path(__file__).with_name("0011_smaller.py")))["SURFACE"]


def upgrade() -> None:
    op.drop_index("ix_text_band_document_id", "text_band")


def downgrade() -> None:
    op.create_index("ix_text_band_document_id", "text_band", ["document_id"])
