"""What somebody sees whose page was overtaken: what changed, what he typed, and how to go on. Nothing typed is lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.forms import BaseForm, HiddenInput
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.desk.http import StaffRequest
from gongkai.desk.matter import Revision
from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.record import lines_of
from gongkai.disclosures import queries
from gongkai.disclosures.rules.difference import compare
from gongkai.disclosures.rules.text import paragraphs
from gongkai.disclosures.rules.words import Stage

BUTTONS = ("verb", "again", "merge")
"""Names of buttons: which of them is sent again is chosen on the page."""

LATEST = 3
"""How many of the last steps are told."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of the page: what it sends, and what it says."""

    name: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Typed:
    """One thing that was typed, to be read and copied."""

    label: str
    text: str


def conflict(
    request: StaffRequest,
    revision: Revision,
    form: BaseForm | None = None,
    *,
    bodies: tuple[str, str] | None = None,
    choices: Sequence[Choice] = (),
    typed: Sequence[Typed] | None = None,
) -> HttpResponse:
    """Answer 409 with the difference, and with everything typed kept in the form, renewed to the present version.

    ``bodies`` are the two texts to be compared, as HTML: the one read or typed, and the present one. ``choices`` are
    the buttons that send what was typed again to the same address; without any, what was typed is shown alone.
    """
    context = {
        "revision": revision,
        "stage": named(Stage(revision.stage)),
        "latest": lines_of(queries.history_of(revision.disclosure))[-LATEST:][::-1],
        "rows": compare(paragraphs(bodies[0]), paragraphs(bodies[1])) if bodies else [],
        "typed": _typed(form) if typed is None else typed,
        "hidden": _kept(form, revision.version) if form and choices else [],
        "choices": choices,
        "now": now(),
    }
    return render(request, "desk/conflict.html", context, status=409)


def _typed(form: BaseForm | None) -> list[Typed]:
    """List the words that were typed; ticks and choices are asked again."""
    if form is None:
        return []
    shown = [bound for bound in form if not isinstance(bound.field.widget, HiddenInput)]
    words = [(str(bound.label), bound.value()) for bound in shown]
    return [Typed(label, text) for label, text in words if isinstance(text, str) and text.strip()]


def _kept(form: BaseForm, version: int) -> list[tuple[str, str]]:
    """List everything sent, name by name, with the version renewed."""
    sent = cast("QueryDict", form.data)
    names = [name for name in sent if name not in {"csrfmiddlewaretoken", "version", *BUTTONS}]
    values = [(name, value) for name in names for value in sent.getlist(name)]
    return [*values, ("version", str(version))]


def again(label: str = "") -> Choice:
    """Make the button that leads back to the page with everything typed still in it."""
    return Choice("again", "1", label or _("带着我写的内容回到这一页"))
