"""After an erasure the files of the database still hold what its rows no longer say: until they are written anew."""

import logging
from datetime import datetime

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection
from django.db.models import Model

from gongkai.disclosures.models import Disclosure
from gongkai.ledger.models import Seal
from gongkai.notices.models import Notice

PATIENCE = "5s"
"""How long PostgreSQL waits for a table that somebody uses; the next tick tries again."""
logger = logging.getLogger(__name__)


def sweep(at: datetime) -> int:
    """Rewrite the database where something was erased since; returns of how many disclosures. Never in a transaction.

    Safe to run any number of times: what could not be rewritten, because somebody was reading, waits for the next.
    """
    erased = list(Disclosure.objects.filter(erased_at__isnull=False, swept_at=None).values_list("pk", flat=True))
    if not erased:
        return 0
    try:
        done = _rewrite_tables() if connection.vendor == "postgresql" else _rewrite_file()
    except OperationalError as busy:
        logger.warning("what was erased is not yet out of the database's files: %s", busy)
        return 0
    return Disclosure.objects.filter(pk__in=erased).update(swept_at=at) if done else 0


def _rewrite_file() -> bool:
    """Write SQLite's file anew and empty its log; tells whether nobody was in the way."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, _pages, _moved = cursor.fetchone()
    return not busy


def _rewrite_tables() -> bool:
    """Write PostgreSQL's tables anew: a plain VACUUM leaves the bytes of dead rows where they are."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{PATIENCE}'")
        try:
            for table in _tables():
                cursor.execute(f"VACUUM (FULL) {connection.ops.quote_name(table)}")
        finally:
            cursor.execute("RESET lock_timeout")
    return True


def _tables() -> list[str]:
    """Name the tables in which an erasure destroys something, with those of other chapters that say more of it."""
    own: list[type[Model]] = [
        *apps.get_app_config("disclosures").get_models(include_auto_created=True),
        *apps.get_app_config("files").get_models(),
    ]
    beside: list[type[Model]] = [
        model
        for model in apps.get_models()
        if model not in own and any(field.related_model in own for field in model._meta.concrete_fields)  # noqa: SLF001
    ]
    models: list[type[Model]] = [*own, *beside, Notice, Seal, Session]
    return [model._meta.db_table for model in models]  # noqa: SLF001 – Django's documented interface
