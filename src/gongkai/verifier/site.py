"""Reading a site: its own host alone, nothing that leads elsewhere, nothing without end."""

import http.client
import re
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

SECONDS = 30
PAGE = 4 * 1024 * 1024
FILE = 512 * 1024 * 1024
"""How long an answer may take, and how large a page, a file of the log, and an attachment may be, in bytes."""

FOUND, NOT_FOUND, GONE = 200, 404, 410
ASKED = {"User-Agent": "Mozilla/5.0", "Accept-Language": "zh-CN"}
"""Asked like any reader: a site must not know whom to show something else."""
SAFE = re.compile(r"[^\x21-\x7e]+")


class CouldNotCheck(Exception):  # noqa: N818 – reads as a sentence: "raises CouldNotCheck"
    """Raised where nothing can be said either way: no answer, no log, no key. Its text says why."""


class _Here(urllib.request.HTTPRedirectHandler):
    """Follows nothing: an answer that leads elsewhere is not the site's."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """Refuse."""


@dataclass(frozen=True, slots=True)
class Site:
    """A site by the address of its start page; everything read lies below it."""

    address: str
    _opener: urllib.request.OpenerDirector = field(default_factory=lambda: urllib.request.build_opener(_Here()))

    @classmethod
    def at(cls, address: str) -> "Site":
        """Return the site at an address.

        :raises CouldNotCheck: if it is none.
        """
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise CouldNotCheck(address)
        folder = parts.path.rpartition("/")[0] + "/"
        return cls(urlunsplit((parts.scheme, parts.netloc, folder, "", "")))

    def read(self, path: str, *, most: int = PAGE) -> bytes | None:
        """Return what is at a path below the site's address, or None where there is nothing.

        :raises CouldNotCheck: if it answers otherwise, leads elsewhere, or has no end.
        """
        address = self.below(path)
        try:
            with self._opener.open(urllib.request.Request(address, headers=ASKED), timeout=SECONDS) as answer:  # noqa: S310
                data: bytes = answer.read(most + 1)
        except urllib.error.HTTPError as error:
            error.close()
            if error.code in {NOT_FOUND, GONE}:
                return None
            raise CouldNotCheck(f"{address}: HTTP {error.code}") from error
        except (OSError, http.client.HTTPException) as error:
            raise CouldNotCheck(f"{address}: {error}") from error
        if len(data) > most:
            raise CouldNotCheck(f"{address}: > {most} bytes")
        return data

    def below(self, path: str, page: str = "") -> str:
        """Return the full address of a path as a page (else the start page) names it.

        :raises CouldNotCheck: if it is not the site's own.
        """
        address = urljoin(urljoin(self.address, page), SAFE.sub(lambda part: quote(part.group()), path))
        if not address.startswith(self.address):
            raise CouldNotCheck(address)
        return address
