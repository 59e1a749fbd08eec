"""The Measures themselves: their text in two languages, and the trace from each passage to rules and tests."""

from collections import defaultdict

from django.http import HttpResponse

from gongkai.leading.queries import Interpretation, interpretations_in_force
from gongkai.leading.rules import passage_of
from gongkai.measures.articles import CHAPTERS, DOCUMENT
from gongkai.measures.trace import load
from gongkai.portal.http import Reader, show


def text(request: Reader) -> HttpResponse:
    """Show the 23 articles in both languages, the last says since when, and how the office reads each.

    Source: 第二十二条、第二十三条.
    """
    said = _interpretations()
    chapters = [(chapter, [(one, said[one.number]) for one in chapter.articles]) for chapter in CHAPTERS]
    return show(request, "measures", chapters=chapters, document=DOCUMENT)


def _interpretations() -> dict[int, list[Interpretation]]:
    """Return how the office reads each article, by its number. Source: 第二十二条."""
    found: dict[int, list[Interpretation]] = defaultdict(list)
    for row in interpretations_in_force():
        if passage := passage_of(row.passage):
            found[passage.article].append(row)
    return found


def trace(request: Reader) -> HttpResponse:
    """Show which rules carry out each passage, and which tests prove them."""
    return show(request, "trace", rows=load())
