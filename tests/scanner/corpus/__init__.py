"""The corpus: leaks planted in invented texts, and clean texts that look like leaks. Built anew for every run."""

from dataclasses import dataclass

from gongkai.scanner.passage import Passage


@dataclass(frozen=True, slots=True)
class Planted:
    """One leak. ``value`` is what must not be seen, ``text`` what it stands in, ``disguise`` how it is written.

    ``row`` and ``heading`` are what stands beside it in a table; a text without them may stand in any paragraph.
    """

    kind: str
    text: str
    value: str
    disguise: str = "plain"
    row: tuple[str, ...] = ()
    heading: str = ""

    def passage(self):
        return Passage(self.text, "第1段", row=self.row, heading=self.heading)


@dataclass(frozen=True, slots=True)
class Clean:
    """A text that may be published, though it looks like what may not. ``sort`` says what it is."""

    sort: str
    text: str
    row: tuple[str, ...] = ()
    heading: str = ""

    def passage(self):
        return Passage(self.text, "第1段", row=self.row, heading=self.heading)
