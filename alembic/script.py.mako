"""${message}."""

import sqlalchemy as sa

from alembic import op
from claims.store.surface import put_up, take_down
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    # Views, triggers and search indexes come down first and go up last: see claims/store/surface.py.
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
