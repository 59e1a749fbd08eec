"""A bulletin in which the matter was printed. Source: 第十四条."""

from gongkai.channels.rules.kind import Kind, Phrase, Undo
from gongkai.measures.vocabulary import Channel

KIND = Kind(
    channel=Channel.BULLETIN,
    proof=Phrase("简报中登载这件事的一页", "The page of the bulletin with the matter"),
    place=Phrase("简报名称和期号", "Which bulletin, and its number"),
    hangs=False,
    undo=Undo.TAKE_BACK,
)
