"""How what is due is named in templates: ``{% load obligations %}``."""

from django import template

from gongkai.desk.phrases.catalogue import named
from gongkai.measures.vocabulary import Word
from gongkai.obligations.rules.words import Why

register = template.Library()


@register.filter
def word(value: Word) -> str:
    """Write a word of a vocabulary in the reader's language."""
    return named(value)


@register.filter
def moved_why(code: str) -> str:
    """Say why a due day was moved."""
    return named(Why(code))
