"""The way from a list to its table: ``{% load exports %}``, ``{% export_bar "incidents" %}``."""

from django import template
from django.template import Context
from django.urls import reverse

from gongkai.desk.listing import PLACES
from gongkai.exports.rules import Format

register = template.Library()


@register.inclusion_tag("desk/exports/_bar.html", takes_context=True)
def export_bar(context: Context, code: str, of: object = "") -> dict[str, object]:
    """Offer a list as a table, narrowed as its page is; ``of`` is what a page is about that is about something."""
    query = context["request"].GET.copy()
    for name in PLACES:
        query.pop(name, None)
    if of:
        query["of"] = str(of)
    address = reverse("desk:export", args=[code])
    action = f"{address}?{query.urlencode()}" if query else address
    return {"action": action, "formats": list(Format), "csrf_token": context.get("csrf_token", "")}
