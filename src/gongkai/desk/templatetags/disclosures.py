"""How a matter and its plan are named in templates: ``{% load disclosures %}``."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django import template
from django.forms import BaseForm, BoundField
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gongkai.desk.forms.review import verdict_name
from gongkai.desk.matter import Revision
from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.findings import Shown
from gongkai.desk.phrases.releases import called
from gongkai.disclosures.rules.difference import Piece
from gongkai.disclosures.rules.text import clean
from gongkai.disclosures.rules.words import Correction, PassKind, ReleaseState, Stage, Verb
from gongkai.measures.vocabulary import Audience, Channel, MatterClass, Risk, Word
from gongkai.ui.templatetags.ui import chip

register = template.Library()

VOCABULARIES: dict[str, type[Word]] = {
    "stage": Stage,
    "verb": Verb,
    "pass_kind": PassKind,
    "release_state": ReleaseState,
    "correction": Correction,
    "audience": Audience,
    "channel": Channel,
    "matter_class": MatterClass,
    "risk": Risk,
}

LOOKS: dict[Stage, tuple[str, str]] = {
    Stage.DRAFT: ("", "edit"),
    Stage.IN_REVIEW: ("info", "checklist"),
    Stage.WITH_HEAD: ("info", "certificate"),
    Stage.WITH_OFFICE: ("info", "flag"),
    Stage.APPROVED: ("warn", "speakerphone"),
    Stage.PUBLISHED: ("ok", "circle-check"),
    Stage.SUPERSEDED: ("", "archive"),
    Stage.WITHHELD: ("bad", "eye-off"),
    Stage.CANCELLED: ("", "ban"),
}
"""Tone and icon of each stage."""

RELEASE_LOOKS: dict[ReleaseState, tuple[str, str]] = {
    ReleaseState.PLANNED: ("warn", "clock"),
    ReleaseState.LIVE: ("ok", "circle-check"),
    ReleaseState.SUSPENDED: ("bad", "player-pause"),
    ReleaseState.ENDED: ("", "calendar-off"),
    ReleaseState.REPLACED: ("", "versions"),
    ReleaseState.WITHDRAWN: ("bad", "eye-off"),
    ReleaseState.ERASED: ("bad", "eraser"),
}
"""Tone and icon of each state of a release."""


def _filter(words: type[Word]) -> None:
    """Make a filter that names a code of one vocabulary, and nothing for nothing."""

    def name(code: str) -> str:
        return named(words(code)) if code else ""

    names = [known for known, vocabulary in VOCABULARIES.items() if vocabulary is words]
    register.filter(names[0], name)


for _words in VOCABULARIES.values():
    _filter(_words)


@register.filter
def titled(title: str) -> str:
    """Name a matter that has no title yet."""
    return title.strip() or _("（还没有标题）")


@register.filter
def heading(revision: Revision) -> str:
    """Name a matter at the head of its pages and in lists, whatever became of it."""
    return titled(called(revision))


@register.filter
def rich(html: str) -> SafeString:
    """Write the text of a disclosure, cleaned once more on its way out."""
    return mark_safe(clean(html))


@register.simple_tag
def part(form: BaseForm, audience: str, name: str) -> BoundField:
    """Return the field of a form that asks one thing about one audience."""
    return form[f"{audience}_{name}"]


@register.filter
def unsaid(shown: Shown) -> Shown:
    """Return a finding without its drafter's reason, for where he is about to write it."""
    return replace(shown, said="")


@register.filter
def typed_reason(form: BaseForm, shown: Shown) -> str:
    """Return why a finding may stay, as it was just typed, else as it is kept."""
    typed: str = form.data.get(f"explain_{shown.mark}", shown.said)
    return typed


@register.simple_tag
def verdict(form: BaseForm | None, mark: str) -> BoundField | None:
    """Return the field of a form that asks why a finding may stay, if it asks."""
    name = verdict_name(mark)
    return form[name] if form is not None and name in form.fields else None


@register.filter
def item(values: Mapping[str, str], key: str) -> str:
    """Return what stands under a key, or nothing."""
    return values.get(key, "")


@register.simple_tag
def stage_chip(stage: str, was_sent_back: bool = False) -> SafeString:  # noqa: FBT001, FBT002 – from a template
    """Draw where a revision stands as icon and word."""
    if was_sent_back:
        return chip("bad", "arrow-back-up", _("被退回"))
    known = Stage(stage)
    tone, icon = LOOKS[known]
    return chip(tone, icon, named(known))


@register.simple_tag
def release_chip(state: str) -> SafeString:
    """Draw where a release stands as icon and word."""
    known = ReleaseState(state)
    tone, icon = RELEASE_LOOKS[known]
    return chip(tone, icon, named(known))


@register.inclusion_tag("desk/disclosures/_difference.html")
def difference(rows: Iterable[Iterable[Piece]]) -> dict[str, object]:
    """Draw what changed between two texts: words that went struck out, words that came underlined."""
    return {"rows": list(rows)}
