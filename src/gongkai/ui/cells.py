"""What a cell of a table that leaves the program says: text, and nothing a spreadsheet would run. Practice: N7c."""

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula, in both widths."""


def looks_like_a_formula(text: str) -> bool:
    """Tell whether some spreadsheet might run a text that somebody types or opens as a cell."""
    return text.startswith(FORMULA)


def harmless(text: str) -> str:
    """Return a text so that every spreadsheet that opens it without knowing types reads it as text."""
    return f"'{text}" if looks_like_a_formula(text) else text


def writable(value: object) -> str:
    """Return a value as text, without the signs that no workbook can hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", str(value))
