"""A newspaper, station or site outside the school. Source: 第十四条."""

from gongkai.channels.rules.kind import Kind, Phrase, Undo
from gongkai.measures.vocabulary import Channel

KIND = Kind(
    channel=Channel.EXTERNAL_MEDIA,
    proof=Phrase("刊登页面的照片或截图", "A photograph or picture of what was printed or shown"),
    place=Phrase("媒体名称和版面或网址", "Which medium, and its page or address"),
    hangs=False,
    undo=Undo.SAY_SO,
)
