"""An index that no question uses: near-duplicates are found by their bands, never by their documents."""

from alembic import op

from claims.store.schema.schema_objects import surface_beside

revision = "0012"
down_revision = "0011"

SURFACE = surface_beside(__file__, "0011_smaller.py")


def upgrade() -> None:
    op.drop_index("ix_text_band_document_id", "text_band")


def downgrade() -> None:
    op.create_index("ix_text_band_document_id", "text_band", ["document_id"])
