"""The electronic screens, which show what the program tells them. Source: 第十四条."""

from gongkai.channels.rules.kind import Kind, Phrase, Undo
from gongkai.measures.vocabulary import Channel

KIND = Kind(
    channel=Channel.SCREEN,
    proof=Phrase("", ""),
    place=Phrase("", ""),
    hangs=True,
    undo=Undo.BY_ITSELF,
)
