"""Rich text format: its words, without regard to which of them are shown; that it is not read whole is said."""

import re
from collections.abc import Iterator

from gongkai.scanner.formats.source import WHOLE, Item, Source
from gongkai.scanner.passage import Passage, Trouble

_TOKEN = re.compile(
    rb"((?:\\'[0-9a-fA-F]{2})+)|\\u(-?\d{1,6}) ?\??|\\(par|line|row|cell|tab)\b ?"
    rb"|\\[a-zA-Z]+-?\d* ?|\\[^a-zA-Z]|[{}\r\n]|([^\\{}\r\n]+)"
)
"""Signs by their bytes, signs by their number, pauses, all other commands, and plain text."""

_PROGRAMS = re.compile(rb"\\(objdata|objemb|objautlink|objlink|object|field[^}]{0,400}(?:DDE|INCLUDE))")


def read(source: Source) -> Iterator[Item]:
    """Yield the words paragraph by paragraph."""
    yield Trouble("file_unknown", WHOLE, "RTF 只能读出文字，请另存为 docx")
    if _PROGRAMS.search(source.content):
        yield Trouble("file_embedded", WHOLE, "文件里嵌着别的文件")
    for number, text in enumerate(_paragraphs(source.content), 1):
        yield Passage(text, f"第{number}段")


def _paragraphs(content: bytes) -> Iterator[str]:
    kept: list[str] = []
    for match in _TOKEN.finditer(content):
        coded, sign, pause, plain = match.groups()
        if coded:
            kept.append(bytes.fromhex(coded.replace(b"\\'", b"").decode()).decode("gb18030", "replace"))
        elif sign:
            code = int(sign) % 0x10000
            kept.append("" if 0xD800 <= code < 0xE000 else chr(code))
        elif plain:
            kept.append(plain.decode("gb18030", "replace"))
        elif pause and pause != b"tab" and "".join(kept).strip():
            yield "".join(kept).strip()
            kept = []
    if "".join(kept).strip():
        yield "".join(kept).strip()
