"""What can go wrong with a message to an address outside."""

from enum import StrEnum


class Trouble(StrEnum):
    """Why a message was not sent, or not answered as it should be."""

    SPELLING = "spelling"
    NOT_LISTED = "not_listed"
    NOT_ENCRYPTED = "not_encrypted"
    UNKNOWN_NAME = "unknown_name"
    FORBIDDEN = "forbidden"
    UNREACHABLE = "unreachable"
    UNTRUSTED = "untrusted"
    TOO_SLOW = "too_slow"
    CUT_OFF = "cut_off"
    REDIRECTED = "redirected"
    TOO_LONG = "too_long"

    @property
    def is_ours(self) -> bool:
        """Whether nothing left this machine: the address is not one that anything may be sent to."""
        return self in {Trouble.SPELLING, Trouble.NOT_LISTED, Trouble.NOT_ENCRYPTED, Trouble.FORBIDDEN}


class Unsent(Exception):  # noqa: N818 – it reads as what it says
    """A message that did not arrive, or whose arrival nobody confirmed."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
