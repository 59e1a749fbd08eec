"""One message to one address outside: an address that was allowed, was checked, and is the one that was reached."""

from gongkai.outbound.addresses import Allowed
from gongkai.outbound.posting import LIMITS, NETWORK, Answer, Limits, Network, post
from gongkai.outbound.spelling import Place, place_of
from gongkai.outbound.trouble import Trouble, Unsent

__all__ = [
    "LIMITS",
    "NETWORK",
    "Allowed",
    "Answer",
    "Limits",
    "Network",
    "Place",
    "Trouble",
    "Unsent",
    "place_of",
    "post",
]
