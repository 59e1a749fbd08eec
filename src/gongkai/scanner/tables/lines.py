"""A table written as text (csv), in whichever encoding a Chinese office saves it."""

import csv
import io
from collections.abc import Iterator

from gongkai.scanner.formats.plain import decoded
from gongkai.scanner.formats.source import Hazard
from gongkai.scanner.tables import Table

_FIELD = 1 << 20
_SEPARATORS = ",\t;|，"
_LOOKED_AT = 20
"""Among how many first lines the sign between cells is looked for: a title above the heading holds none."""


def tables(content: bytes) -> Iterator[Table]:
    """Yield the one table.

    :raises Hazard: if this is no text, or no table.
    """
    text = decoded(content)
    if text is None:
        raise Hazard("file_unknown", "认不出文字的编码，请另存为 UTF-8 或 GBK 编码的 csv")
    start = "\n".join(text.splitlines()[:_LOOKED_AT])
    separator = max(_SEPARATORS[:-1], key=start.count)
    if not start.count(separator) and start.count(_SEPARATORS[-1]):
        separator = _SEPARATORS[-1]
    csv.field_size_limit(_FIELD)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        raise Hazard("file_broken", "表格损坏，没有读完") from None
    rows = {number: _filled(line) for number, line in enumerate(lines, 1)}
    yield Table("", {number: row for number, row in rows.items() if row})


def _filled(line: list[str]) -> dict[int, str]:
    return {column: text.strip() for column, text in enumerate(line, 1) if text.strip()}
