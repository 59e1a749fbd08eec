"""A meeting at which the matter was told. Source: 第十四条."""

from gongkai.channels.rules.kind import Kind, Phrase, Undo
from gongkai.measures.vocabulary import Channel

KIND = Kind(
    channel=Channel.MEETING,
    proof=Phrase(
        "会议照片，或会议记录、签到表中写明通报这件事的一页",
        "A photograph of the meeting, or the page of its minutes or attendance list that names the matter",
    ),
    place=Phrase("会议名称和地点", "Which meeting, and where"),
    hangs=False,
    undo=Undo.SAY_SO,
)
