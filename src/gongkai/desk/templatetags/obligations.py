"""How what is due is named in templates: ``{% load obligations %}``."""

from django import template

from gongkai.desk.phrases.catalogue import named
from gongkai.obligations.rules.words import Why

register = template.Library()


@register.filter
def moved_why(code: str) -> str:
    """Say why a due day was moved."""
    return named(Why(code))
