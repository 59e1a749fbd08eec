"""The campus radio. Source: 第十四条."""

from gongkai.channels.rules.kind import Kind, Phrase, Undo
from gongkai.measures.vocabulary import Channel

KIND = Kind(
    channel=Channel.RADIO,
    proof=Phrase(
        "播出单，或播音稿上写明播出时间的一页", "The broadcasting sheet, or the page of the script with the time"
    ),
    place=Phrase("栏目和播出时间", "Which programme, and at what time"),
    hangs=False,
    undo=Undo.SAY_SO,
)
