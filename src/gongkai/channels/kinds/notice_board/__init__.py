"""A sheet of paper on a notice board. Source: 第十四条."""

from gongkai.channels.rules.kind import Kind, Phrase, Undo
from gongkai.measures.vocabulary import Channel

KIND = Kind(
    channel=Channel.NOTICE_BOARD,
    proof=Phrase(
        "张贴以后的照片，能看清内容和所在的公告栏",
        "A photograph of the notice on the board, on which text and board can be made out",
    ),
    place=Phrase("公告栏的位置", "Where the board is"),
    hangs=True,
    undo=Undo.TAKE_DOWN,
)
