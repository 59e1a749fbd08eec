"""What the leading group and its office have said, where it concerns a page: ``{% load leading %}``."""

from django import template
from django.template import Context

from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.leading import LOOKS, standing_of, way_to
from gongkai.leading.queries import About, Interpretation, interpretations_in_force, resolutions_about
from gongkai.leading.rules import Place, Stage, passage_of
from gongkai.measures.vocabulary import OFFICE

register = template.Library()


@register.inclusion_tag("desk/leading/_resolved.html", takes_context=True)
def resolved(context: Context, kind: str, public_id: object) -> dict[str, object]:
    """Name the leading group's resolutions on a matter, of those whoever looks may read. Source: 第六条."""
    duties, code = context["request"].duties, f"{kind}/{public_id}"
    return {"found": resolutions_about(code, duties), "code": code, "may_enter": duties.has(*OFFICE)}


@register.inclusion_tag("desk/leading/_interpreted.html", takes_context=True)
def interpreted(context: Context, *articles: int) -> dict[str, object]:
    """Show how the office reads the articles that a field concerns; looked up once a page. Source: 第二十二条."""
    request = context["request"]
    if not hasattr(request, "interpretations"):
        request.interpretations = list(interpretations_in_force())
    return {"found": [row for row in request.interpretations if _article(row) in articles]}


def _article(row: Interpretation) -> int:
    passage = passage_of(row.passage)
    return passage.article if passage else 0


@register.filter
def entry_look(stage: str) -> tuple[str, str, str]:
    """Return tone, icon and word of how far an entry has come."""
    return *LOOKS[Stage(stage)], named(Stage(stage))


@register.filter
def interpretation_look(row: Interpretation) -> tuple[str, str, str]:
    """Return tone, icon and word of how an interpretation stands."""
    return standing_of(row)


@register.filter
def place_word(code: str) -> str:
    """Name what somebody is in the leading group."""
    return named(Place(code))


@register.filter
def ways(abouts: list[About]) -> list[object]:
    """Return the ways to what a resolution decides on."""
    return [way_to(about) for about in abouts]


@register.filter
def anchor(written: str) -> str:
    """Return the place of a passage on the page with the Measures."""
    passage = passage_of(written)
    return passage.anchor if passage else ""
