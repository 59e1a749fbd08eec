"""Tags and filters of the kit. Wording lives in ``gongkai.ui.wording``."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any, Protocol

from django import template
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput, FileInput
from django.forms.widgets import CheckboxSelectMultiple, ChoiceWidget, RadioSelect, Select
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gongkai.ui import wording
from gongkai.ui.errors import Formlike, complaints

register = template.Library()


class Stretch(Protocol):
    """A stretch of a long list, and the marks from which to read on; None where the list ends."""

    newer: str | None
    older: str | None


def _quiet(write: Callable[..., str]) -> Callable[..., str]:
    """Let a filter write nothing for nothing, so that templates need no condition around it."""

    @wraps(write)
    def wrapped(value: object, *arguments: object) -> str:
        return "" if value in (None, "") else write(value, *arguments)

    return wrapped


FILTERS: dict[str, Callable[..., str]] = {
    "on_date": wording.on_date,
    "day": wording.day,
    "clock": wording.clock,
    "moment": wording.moment,
    "due": wording.due,
    "due_tone": wording.due_tone,
    "filesize_cn": wording.filesize,
    "fingerprint": wording.fingerprint,
}
for _name, _write in FILTERS.items():
    register.filter(_name, _quiet(_write))


@register.simple_tag
def when(value: date | datetime | None, now: datetime) -> str:
    """Write a time near to now in words, with the full value for machines and on hover."""
    if value is None:
        return ""
    exact = wording.local(value)
    full = wording.moment(value) if isinstance(value, datetime) else wording.on_date(value)
    return format_html('<time datetime="{}" title="{}">{}</time>', exact.isoformat(), full, wording.near(value, now))


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw a symbol of the sprite. It is decoration: the word beside it says the same."""
    return format_html(
        '<svg class="i" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        static("ui/icons.svg"),
        name,
    )


@register.simple_tag
def chip(tone: str, name: str, text: str) -> SafeString:
    """Draw a status as icon and word. Tones: ok, warn, bad, info, or none."""
    return format_html('<span class="chip {}">{}{}</span>', tone, icon(name), text)


@register.inclusion_tag("ui/_field.html")
def field(bound: BoundField, hint: str = "") -> dict[str, object]:
    """Draw a form field whole: label, hint, error, control."""
    widget = bound.field.widget
    return {
        "field": bound,
        "kind": _kind(bound),
        "hint": hint or bound.help_text,
        "control": bound.as_widget(attrs={"class": f"{widget.attrs.get('class', '')} in".strip()}),
    }


def _kind(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "group"
    if isinstance(widget, CheckboxInput):
        return "tick"
    if isinstance(widget, ChoiceWidget) and not isinstance(widget, Select):
        return "group"
    return "file" if isinstance(widget, FileInput) else "line"


@register.inclusion_tag("ui/_error_summary.html")
def error_summary(*forms: "Formlike | None") -> dict[str, object]:
    """List everything that is wrong with the forms, each with a link to its field."""
    return {"complaints": complaints(forms)}


@register.inclusion_tag("ui/_pager.html", takes_context=True)
def pager(context: template.Context, page: "Page[Any] | Stretch") -> dict[str, object]:
    """Draw the way to other pages of a list, keeping its filters.

    A numbered ``Page`` gets page numbers; a ``Stretch`` gets its marks, sent as ``before`` and ``after``.
    """
    request: HttpRequest = context["request"]
    if isinstance(page, Page):
        numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
        links = [(str(number), _here(request, page=number)) for number in numbers]
        return {"page": page, "numbers": links, "gap": str(page.paginator.ELLIPSIS)}
    return {
        "first": _here(request) if page.newer else "",
        "newer": _here(request, before=page.newer) if page.newer else "",
        "older": _here(request, after=page.older) if page.older else "",
    }


def _here(request: HttpRequest, **place: object) -> str:
    query = request.GET.copy()
    for name in ("page", "before", "after"):
        query.pop(name, None)
    for name, value in place.items():
        query[name] = str(value)
    return f"?{query.urlencode()}"
