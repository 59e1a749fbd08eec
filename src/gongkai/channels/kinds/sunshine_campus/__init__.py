"""The Sunshine Campus platform, where nobody confirmed it by itself. Source: 第十四条."""

from gongkai.channels.rules.kind import Kind, Phrase, Undo
from gongkai.measures.vocabulary import Channel

KIND = Kind(
    channel=Channel.SUNSHINE,
    proof=Phrase("平台上发布页面的截图", "A picture of the page on the platform"),
    place=Phrase("平台栏目", "Which column of the platform"),
    hangs=True,
    undo=Undo.TAKE_DOWN,
)
