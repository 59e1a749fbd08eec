"""Words of evidence and recall for templates."""

from django import template

from gongkai.channels.rules.words import Why
from gongkai.desk.phrases.catalogue import named

register = template.Library()


@register.filter
def why(code: str) -> str:
    """Write why something has to come down."""
    return named(Why(code))
