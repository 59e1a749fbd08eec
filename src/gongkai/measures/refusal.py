"""How a rule says no: with every reason at once, each naming the article it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason why something may not be done.

    ``code`` is worded for readers by the pages; ``article`` is ``(number, item)`` of the Measures, or None where
    the rule is practice; ``about`` names what the reason is about (a field, a person), for the wording alone.
    """

    code: str
    article: tuple[int, int | None] | None = None
    about: str = ""


class Refused(Exception):  # noqa: N818 – reads as a sentence: "raises Refused"
    """Raised when a rule says no. Carries every reason, never only the first."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__(", ".join(refusal.code for refusal in self.refusals))


def insist(*refusals: Refusal | None) -> None:
    """Go on only if there is no reason against it.

    :raises Refused: with all of them otherwise.
    """
    if found := [refusal for refusal in refusals if refusal]:
        raise Refused(found)
