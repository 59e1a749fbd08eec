"""The office system, where nobody confirmed it by itself. Source: 第十四条."""

from gongkai.channels.rules.kind import Kind, Phrase, Undo
from gongkai.measures.vocabulary import Channel

KIND = Kind(
    channel=Channel.OFFICE_SYSTEM,
    proof=Phrase("办公系统里发布页面的截图", "A picture of the page in the office system"),
    place=Phrase("栏目或发布对象", "Which column, or to whom"),
    hangs=True,
    undo=Undo.TAKE_DOWN,
)
