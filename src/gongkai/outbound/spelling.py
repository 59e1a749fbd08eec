"""How an address may be spelled: the one plain way, so that it means the same to us as to the network below.

Numbers written in octal, in hexadecimal, with parts left out or as one long number are names to nobody but old
libraries; a user name, a backslash or an escape in front of the host is there to deceive.
"""

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address

from gongkai.outbound.trouble import Trouble, Unsent

PORTS = {"https": 443, "http": 80}
LONGEST = 500
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_NAME = re.compile(rf"(?:{_LABEL}\.)*[a-z](?:[a-z0-9-]{{0,61}}[a-z0-9])?", re.ASCII)
_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(?P<port>[1-9][0-9]{0,4}))?(?P<path>/[!-~]*)?",
    re.ASCII,
)
_NEVER_IN_A_PATH = re.compile(r"[#\\\"<>^`{|}]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes: the parts of an address that was spelled plainly."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def is_encrypted(self) -> bool:
        """Whether nobody on the way can read or change what is sent."""
        return self.scheme == "https"

    @property
    def with_port(self) -> str:
        """The host with its port, as an allow-list names it."""
        return f"{self._written}:{self.port}"

    @property
    def netloc(self) -> str:
        """The host as the other side is told it: with the port where it is not the usual one."""
        return self._written if self.port == PORTS[self.scheme] else self.with_port

    @property
    def _written(self) -> str:
        return f"[{self.host}]" if ":" in self.host else self.host


def place_of(url: str) -> Place:
    """Take an address apart.

    :raises Unsent: if it is not spelled in the one plain way.
    """
    found = _ADDRESS.fullmatch(url) if len(url) <= LONGEST else None
    if found is None or _NEVER_IN_A_PATH.search(found["path"] or ""):
        raise Unsent(Trouble.SPELLING)
    host, port = found["host"].strip("[]"), int(found["port"] or PORTS[found["scheme"]])
    if port > 65535 or not (_is_number(found["host"]) or _NAME.fullmatch(host)):
        raise Unsent(Trouble.SPELLING)
    return Place(found["scheme"], host, port, found["path"] or "/")


def _is_number(written: str) -> bool:
    """Tell whether a host is a number, written as such numbers are written back."""
    try:
        if written.startswith("["):
            return str(IPv6Address(written[1:-1])) == written[1:-1]
        return str(IPv4Address(written)) == written
    except AddressValueError:
        return False
