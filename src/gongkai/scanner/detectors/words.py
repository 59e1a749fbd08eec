"""Words of the school's own lists."""

from collections.abc import Iterator

from gongkai.scanner.kinds import Kind
from gongkai.scanner.view import Hit, View


def school_words(view: View) -> Iterator[Hit]:
    """Find the words of the school's lists; each list says how grave a hit is. Source: 第九条."""
    yield from (Hit(Kind.SCHOOL_WORD, start, end, listed) for listed, start, end in view.words.listed)
