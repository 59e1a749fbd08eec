"""The leaders' mailbox, through which opinions on the matter were asked for. Source: 第十四条."""

from gongkai.channels.rules.kind import Kind, Phrase, Undo
from gongkai.measures.vocabulary import Channel

KIND = Kind(
    channel=Channel.MAILBOX,
    proof=Phrase(
        "征求意见的页面截图，或意见办理情况的一页",
        "A picture of the page that asked for opinions, or of what became of them",
    ),
    place=Phrase("征求意见的主题", "On what opinions were asked for"),
    hangs=False,
    undo=Undo.SAY_SO,
)
