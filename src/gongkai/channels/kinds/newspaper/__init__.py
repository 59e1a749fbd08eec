"""The school's newspaper or journal. Source: 第十四条."""

from gongkai.channels.rules.kind import Kind, Phrase, Undo
from gongkai.measures.vocabulary import Channel

KIND = Kind(
    channel=Channel.NEWSPAPER,
    proof=Phrase("报刊登载这件事的版面", "The page of the paper with the matter"),
    place=Phrase("报刊名称、期号和版面", "Which paper, its number and page"),
    hangs=False,
    undo=Undo.SAY_SO,
)
