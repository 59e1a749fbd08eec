"""A briefing at which the matter was told and asked about. Source: 第十四条."""

from gongkai.channels.rules.kind import Kind, Phrase, Undo
from gongkai.measures.vocabulary import Channel

KIND = Kind(
    channel=Channel.BRIEFING,
    proof=Phrase(
        "通报会照片，或会议记录中写明通报这件事的一页",
        "A photograph of the briefing, or the page of its minutes that names the matter",
    ),
    place=Phrase("通报会名称和地点", "Which briefing, and where"),
    hangs=False,
    undo=Undo.SAY_SO,
)
