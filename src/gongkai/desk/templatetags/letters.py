"""How letters are named in templates: ``{% load letters %}``."""

from django import template
from django.utils.safestring import SafeString

from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.letters import LOOKS
from gongkai.mailbox.queries import Letter
from gongkai.mailbox.rules.words import Kind, State
from gongkai.ui.templatetags.ui import chip

register = template.Library()


@register.filter
def letter_kind(code: str) -> str:
    """Name what a letter is written for."""
    return named(Kind(code))


@register.filter
def letter_state(code: str) -> str:
    """Name how far a letter has come."""
    return named(State(code))


@register.simple_tag
def letter_chip(letter: Letter) -> SafeString:
    """Draw how far a letter has come as icon and word."""
    state = State(letter.state)
    return chip(*LOOKS[state], named(state))
