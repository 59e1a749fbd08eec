"""Names of roles, kinds and units in the reader's language: ``{% load orgs %}``."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from gongkai.desk.phrases import catalogue as words
from gongkai.desk.phrases.catalogue import named
from gongkai.measures.vocabulary import Administration, PersonKind, Role, UnitKind
from gongkai.orgs.models import Post, Unit, UnitName
from gongkai.restructuring.rules import Kind, PlanState
from gongkai.ui.templatetags.ui import chip

register = template.Library()


@register.filter
def role(code: str) -> str:
    """Name a role."""
    return named(Role(code))


@register.filter
def unit_kind(code: str) -> str:
    """Name what an organisation is."""
    return named(UnitKind(code))


@register.filter
def person_kind(code: str) -> str:
    """Name whether somebody works or studies here."""
    return named(PersonKind(code))


@register.filter
def administration(code: str) -> str:
    """Name one of the three administrators."""
    return named(Administration(code))


@register.filter
def unit_name(unit: Unit | UnitName) -> str:
    """Name a unit."""
    return words.unit_name(unit)


@register.filter
def unit_short(unit: Unit) -> str:
    """Name a unit where there is little room."""
    return words.short_unit_name(unit)


@register.filter
def plan_kind(code: str) -> str:
    """Name what happens to the units of a plan."""
    return named(Kind(code))


@register.simple_tag
def plan_chip(look: tuple[str, str, PlanState]) -> SafeString:
    """Draw where a plan stands as icon and word."""
    return chip(look[0], look[1], named(look[2]))


@register.filter
def held(holders: dict[Role, tuple[Post, ...]], wanted: Any) -> tuple[Post, ...]:  # noqa: ANN401 – from a template
    """Return who holds a role, out of the holders of a unit."""
    return holders[wanted]
