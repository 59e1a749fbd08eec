"""What a file is taken apart into: passages of text, each with its place, and what could not be read."""

from dataclasses import dataclass

from gongkai.scanner.finding import Word


class Hidden(Word):
    """Why a reader who opens the file would not see a passage that is in it all the same."""

    NO = "no", "", ""
    COMMENT = "comment", "批注", "Comment"
    REVISION = "revision", "修订痕迹", "Tracked change"
    HIDDEN_TEXT = "hidden_text", "隐藏文字", "Hidden text"
    HIDDEN_SHEET = "hidden_sheet", "隐藏工作表", "Hidden sheet"
    HIDDEN_CELLS = "hidden_cells", "隐藏的行或列", "Hidden rows or columns"
    HIDDEN_SLIDE = "hidden_slide", "隐藏幻灯片", "Hidden slide"
    NOTES = "notes", "备注", "Notes"
    CACHE = "cache", "缓存数据", "Cached data"
    EMBEDDED = "embedded", "嵌入对象", "Embedded object"
    METADATA = "metadata", "元数据", "Metadata"
    COVERED = "covered", "被遮盖的文字", "Covered text"
    INVISIBLE = "invisible", "看不见的文字", "Invisible text"
    EARLIER = "earlier", "早先的版本", "Earlier version"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text as it stands in a file: a paragraph, a cell, a page, a name.

    ``part`` says where in Chinese; ``hidden`` why readers would not see it; ``row`` holds the other texts of the same
    table row, and ``heading`` the text of the column's first cell, where there are any: what a value means is often
    said beside it.
    """

    text: str
    part: str
    hidden: Hidden = Hidden.NO
    row: tuple[str, ...] = ()
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something about a file that is itself a finding: it cannot be read, is locked, carries a program, hides a part.

    ``kind`` is the code of the finding; ``part`` says where; ``detail`` what was seen, without any content of the file.
    """

    kind: str
    part: str
    detail: str = ""
