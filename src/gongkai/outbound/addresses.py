"""To which hosts, and to which numbers behind their names, anything may be sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from gongkai.outbound.spelling import PORTS, Place
from gongkai.outbound.trouble import Trouble, Unsent

NEVER = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
"""Numbers that are nobody's on the internet: this machine's, this building's, the network's own. Practice: RFC 6890."""
GLOBAL = IPv6Network("2000::/3")
NEVER_OF_GLOBAL = tuple(
    IPv6Network(network) for network in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48")
)
"""Long numbers that are not one host's own, among them those that hide a short one (6to4, Teredo). What stands outside
2000::/3 (mapped and translated short numbers, link-local, multicast, this machine) is refused without being listed."""
AT_HOME = tuple(
    IPv4Network(network) for network in ("10.0.0.0/8", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
)  # fmt: skip
AT_HOME_LONG = (IPv6Network("::1/128"), IPv6Network("fc00::/7"))
"""What a school may name as its own: its network and this machine, never the addresses a machine gives itself."""


def is_public(number: IPv4Address | IPv6Address) -> bool:
    """Tell whether a number is one host's on the internet."""
    if isinstance(number, IPv4Address):
        return not any(number in network for network in NEVER)
    return number in GLOBAL and not any(number in network for network in NEVER_OF_GLOBAL)


def is_at_home(number: IPv4Address | IPv6Address) -> bool:
    """Tell whether a number is within the school's own network."""
    if isinstance(number, IPv4Address):
        return any(number in network for network in AT_HOME)
    return any(number in network for network in AT_HOME_LONG)


@dataclass(frozen=True, slots=True)
class Allowed:
    """To whom anything may be sent: hosts on the internet, and exact ``host:port`` within the school's network.

    A host without a port is meant with the port of https alone. Only what stands in ``private`` may have a number
    that is private, or be spoken to without encryption.
    """

    hosts: frozenset[str]
    private: frozenset[str]

    def check(self, place: Place) -> None:
        """Look a place up.

        :raises Unsent: if it is on no list, or would be spoken to in the open.
        """
        if place.with_port in self.private:
            return
        usual = {place.host} if place.port == PORTS["https"] else set()
        if not {place.with_port, *usual} & self.hosts:
            raise Unsent(Trouble.NOT_LISTED)
        if not place.is_encrypted:
            raise Unsent(Trouble.NOT_ENCRYPTED)

    def numbers(self, place: Place, found: Iterable[str]) -> list[str]:
        """Return the numbers behind a name if every one of them is allowed: one that is not spoils them all.

        :raises Unsent: if there is none, or one is private, the machine's own, or not a number.
        """
        numbers = list(found)
        if not numbers:
            raise Unsent(Trouble.UNKNOWN_NAME)
        if not all(self._may_be(place, number) for number in numbers):
            raise Unsent(Trouble.FORBIDDEN)
        return numbers

    def _may_be(self, place: Place, written: str) -> bool:
        try:
            number = ip_address(written)
        except ValueError:
            return False
        return is_public(number) or (place.with_port in self.private and is_at_home(number))
