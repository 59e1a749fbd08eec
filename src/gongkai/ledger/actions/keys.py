"""The keys that sign, as files that only their owner can read."""

from pathlib import Path

from django.conf import settings

from gongkai.ledger.actions.files import SECRET, put
from gongkai.ledger.queries.published import VKEY, folder_of, last_signed
from gongkai.ledger.rules.keys import SecretKey
from gongkai.ledger.rules.leaf import Log


def keys_of(log: Log) -> list[SecretKey]:
    """Return the keys that sign: one, or the old and the new while they change. The first is made when it is needed.

    :raises FileNotFoundError: if the log was signed before and its key is gone.
    """
    path = key_path(log)
    if not path.exists():
        if last_signed(log) is not None:
            raise FileNotFoundError(path)
        put_in_use(log, SecretKey.new(f"{settings.LEDGER_NAME}/log/{log.value}"))
    return [read_key(one) for one in (path, upcoming_path(log)) if one.exists()]


def key_path(log: Log) -> Path:
    """Return where the signing key of a log lies."""
    return Path(settings.LEDGER_ROOT) / "keys" / f"{log.value}.key"


def upcoming_path(log: Log) -> Path:
    """Return where the next key of a log lies while it takes over."""
    return key_path(log).with_suffix(".next")


def read_key(path: Path) -> SecretKey:
    """Read a key file.

    :raises Broken: if it holds no key.
    """
    return SecretKey.parse(path.read_text(encoding="utf-8", errors="replace"))


def keep_key(path: Path, key: SecretKey) -> None:
    """Store a key for its owner alone."""
    put(path, f"{key}\n".encode(), mode=SECRET)


def put_in_use(log: Log, key: SecretKey) -> None:
    """Publish the key that others check with, and store the key as the one that signs: never the other way round.

    A crash between the two would leave a log that signs with a key nobody was given.
    """
    put(folder_of(log) / VKEY, f"{key.public}\n".encode())
    keep_key(key_path(log), key)
