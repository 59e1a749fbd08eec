"""A document that was issued and handed out. Source: 第十四条."""

from gongkai.channels.rules.kind import Kind, Phrase, Undo
from gongkai.measures.vocabulary import Channel

KIND = Kind(
    channel=Channel.DOCUMENT,
    proof=Phrase(
        "印发的文件首页和写明发放范围的一页", "The first page of the document, and the page that says to whom it went"
    ),
    place=Phrase("文号和发到哪里", "Its number, and to whom it went"),
    hangs=False,
    undo=Undo.TAKE_BACK,
)
