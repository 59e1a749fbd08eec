"""Plain text: a passage a line."""

from collections.abc import Iterator

from gongkai.scanner.formats.plain import UNSEEN, decoded
from gongkai.scanner.formats.source import Hazard, Item, Source
from gongkai.scanner.passage import Passage, Trouble


def read(source: Source) -> Iterator[Item]:
    """Yield the lines that are not empty."""
    text = text_of(source)
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield Passage(line, f"第{number}行")
        if UNSEEN.search(line.lstrip("\ufeff")):
            yield Trouble("file_hidden", f"第{number}行", "有看不见的控制符")


def text_of(source: Source) -> str:
    """Return the text of a file without a format.

    :raises Hazard: if it is in no encoding that is read here.
    """
    text = decoded(source.content)
    if text is None:
        raise Hazard("file_unknown", "认不出文字的编码")
    return text
