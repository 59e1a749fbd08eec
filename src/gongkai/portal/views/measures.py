"""The Measures themselves: their text in two languages, and the trace from each passage to rules and tests."""

from django.http import HttpResponse

from gongkai.measures.articles import CHAPTERS, DOCUMENT
from gongkai.measures.trace import load
from gongkai.portal.http import Reader, show


def text(request: Reader) -> HttpResponse:
    """Show the 23 articles, Chinese and English side by side, each passage with an address of its own."""
    return show(request, "measures", chapters=CHAPTERS, document=DOCUMENT)


def trace(request: Reader) -> HttpResponse:
    """Show which rules carry out each passage, and which tests prove them."""
    return show(request, "trace", rows=load())
