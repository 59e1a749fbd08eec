"""How one process tells another what it read: a line of JSON an item, each text sent once and then by its number."""

import json
from typing import IO, Any

from gongkai.scanner.formats.source import Item
from gongkai.scanner.passage import Hidden, Passage, Trouble

_END = b"[]"


class Telling:
    """The end that reads: writes items as lines."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._numbers: dict[str, int] = {}

    def item(self, item: Item) -> None:
        """Write one item; the texts it is the first to use come first in its line."""
        new: list[str] = []
        if isinstance(item, Trouble):
            fields: list[Any] = [self._number(text, new) for text in (item.kind, item.part, item.detail)]
        else:
            row = [self._number(text, new) for text in item.row]
            fields = [self._number(text, new) for text in (item.text, item.part, item.heading)]
            fields += [item.hidden.value, row]
        self._out.write(json.dumps([new, *fields]).encode() + b"\n")

    def end(self, after: bytes = b"") -> None:
        """Say that these were all items; what comes after them are bytes."""
        self._out.write(_END + b"\n")
        self._out.write(after)
        self._out.flush()

    def _number(self, text: str, new: list[str]) -> int:
        if text not in self._numbers:
            self._numbers[text] = len(self._numbers)
            new.append(text)
        return self._numbers[text]


class Hearing:
    """The end that listens: takes pieces as they come and keeps the items; a line that was cut off is left out."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.size = 0
        self.is_over = False
        self._texts: list[str] = []
        self._rest = bytearray()

    @property
    def after(self) -> bytearray:
        """The bytes that came after the last item."""
        return self._rest

    def hear(self, piece: bytes) -> None:
        """Take a piece of what the other end wrote."""
        self.size += len(piece)
        self._rest += piece
        start = 0
        while not self.is_over and (end := self._rest.find(b"\n", max(start, len(self._rest) - len(piece)))) >= 0:
            self._line(bytes(self._rest[start:end]))
            start = end + 1
        del self._rest[:start]

    def _line(self, line: bytes) -> None:
        if line == _END:
            self.is_over = True
            return
        new, first, second, third, *more = json.loads(line)
        self._texts += new
        one, two, three = (self._texts[number] for number in (first, second, third))
        if not more:
            self.items.append(Trouble(one, two, three))
            return
        hidden, row = more
        beside = tuple(self._texts[number] for number in row)
        self.items.append(Passage(one, two, Hidden(hidden), beside, three))
