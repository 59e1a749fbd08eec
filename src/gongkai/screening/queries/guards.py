"""What may not be made known now, out of its lock: for the check, which tells nobody why."""

import json
from functools import lru_cache

from gongkai.scanner.rules import WordList
from gongkai.screening.models import Protected
from gongkai.screening.rules import Guard, Guarded, list_of_guards
from gongkai.sealing.lock import derived, unseal

GUARDS, SALT = b"gongkai kept out of disclosures", b"gongkai marks of rules"


def guards_in_force() -> tuple[Guard, ...]:
    """Return everything that may not be made known now. Source: 第九条."""
    rows = Protected.objects.filter(ended_at=None).values_list("public_id", "key", "sealed")
    return tuple(_opened(str(name), bytes(key), bytes(sealed)) for name, key, sealed in rows)


def guard_of(row: Protected) -> Guard:
    """Return what one row keeps out, for whoever has been let through to it."""
    return _opened(str(row.public_id), bytes(row.key), bytes(row.sealed))


def guard_list() -> tuple[WordList, ...]:
    """Return the wordings that are kept out, as a list for the scanner."""
    phrases = [guard for guard in guards_in_force() if guard.kind is Guarded.PHRASE]
    return list_of_guards(phrases, derived(SALT).hex()) if phrases else ()


@lru_cache(maxsize=256)
def _opened(name: str, key: bytes, sealed: bytes) -> Guard:
    kind, value, *names = json.loads(unseal(sealed, key, GUARDS, name))
    return Guard(Guarded(kind), value, tuple(names))
