"""Copying each checkpoint off this machine: against the copy even a whole machine set back is found out."""

import logging
from logging.handlers import SysLogHandler

from django.conf import settings

from gongkai.ledger.rules.copied import line_of
from gongkai.merkle.note import Note

logger = logging.getLogger(__name__)


def copy_elsewhere(note: Note) -> None:
    """Send a checkpoint to the journal of another machine, if there is one; its silence holds up nothing."""
    if not settings.SYSLOG:
        return
    try:
        journal = _Journal(_address(settings.SYSLOG), facility=SysLogHandler.LOG_AUTHPRIV)
        journal.emit(logging.makeLogRecord({"msg": line_of(note), "levelname": "INFO"}))
        journal.close()
    except (OSError, ValueError) as failure:
        logger.warning("the checkpoint was not copied to %s: %s", settings.SYSLOG, failure)


class _Journal(SysLogHandler):
    """Says when something goes wrong instead of printing it."""

    ident = "gongkai: "

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802, ARG002 – the library's name and shape
        """Let the failure through.

        :raises OSError: always, that of the sending.
        """
        raise  # noqa: PLE0704 – the handler calls this where it has caught it


def _address(where: str) -> str | tuple[str, int]:
    """Read ``host:port`` or a path.

    :raises ValueError: if it is neither.
    """
    host, colon, port = where.rpartition(":")
    if where.startswith("/"):
        return where
    if not colon or not host:
        raise ValueError("neither host:port nor a path")
    return host.strip("[]"), int(port)
