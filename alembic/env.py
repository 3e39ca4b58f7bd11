"""Run migrations on the connection that `claims` hands over, or on the database that CLAIMS_DB names."""

import os
from typing import Any

from alembic import context
from sqlalchemy import Connection

from claims.errors import StoreError
from claims.store.engine import mark_as_ours, open_engine, writing
from claims.store.schema.schema_objects import SEARCH_PREFIX
from claims.store.schema.tables import Base


def include_name(name: str | None, kind: str, _parents: Any) -> bool:
    """Full-text search has tables and indexes of its own, which no model describes."""
    return not (name and kind in ("table", "index") and name.startswith(SEARCH_PREFIX))


def migrate(connection: Connection) -> None:
    """Run the steps that were asked for, inside the transaction that is open on `connection`."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_name=include_name,
        render_as_batch=True,
        transactional_ddl=True,
        transaction_per_migration=False,
    )
    context.run_migrations()
    mark_as_ours(connection)


if context.is_offline_mode():
    raise StoreError("migrations look at the database: run them without --sql")
given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    engine = open_engine(os.environ.get("CLAIMS_DB") or "claims.db", foreign_keys=False)
    with writing(engine) as own:
        migrate(own)
    engine.dispose()
