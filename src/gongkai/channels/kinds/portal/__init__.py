"""The program's own public pages. Source: 第十四条."""

from gongkai.channels.rules.kind import Kind, Phrase, Undo
from gongkai.measures.vocabulary import Channel

KIND = Kind(
    channel=Channel.PORTAL,
    proof=Phrase("", ""),
    place=Phrase("", ""),
    hangs=False,
    undo=Undo.BY_ITSELF,
)
