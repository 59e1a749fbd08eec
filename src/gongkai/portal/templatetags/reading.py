"""How readers' pages write texts, vocabularies and units: ``{% load reading %}``."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString, mark_safe

from gongkai.catalogue.models import Item
from gongkai.disclosures.rules.text import clean
from gongkai.disclosures.rules.words import Alarm
from gongkai.measures.articles import Article
from gongkai.measures.reference import Ref
from gongkai.measures.vocabulary import Audience, Channel, MatterClass, Word
from gongkai.obligations.queries import Obligation
from gongkai.obligations.rules.words import State
from gongkai.orgs.models import Unit
from gongkai.portal import wording
from gongkai.ui.templatetags.ui import chip

register = template.Library()
SYMBOLS = {"pdf": "file-type-pdf", "doc": "file-type-doc", "docx": "file-type-doc", "xls": "file-type-xls",
           "xlsx": "file-type-xls", "ppt": "file-type-ppt", "pptx": "file-type-ppt", "zip": "file-zip",
           "png": "photo", "jpg": "photo", "jpeg": "photo"}  # fmt: skip


@register.filter
def rich(html: str) -> SafeString:
    """Show a disclosure's text: cleaned once more, whatever the database holds."""
    return mark_safe(clean(html))


@register.filter
def word(value: Word) -> str:
    """Write a value of a vocabulary in the reader's language."""
    return wording.named(value)


@register.filter
def audience(code: str) -> str:
    """Write to whom something is made known."""
    return wording.named(Audience(code))


@register.filter
def alarm(code: str) -> str:
    """Write why something was taken away."""
    return wording.named(Alarm(code))


@register.filter
def matter_class(code: str) -> str:
    """Write a class of matters; nothing for none."""
    return wording.named(MatterClass(code)) if code else ""


@register.filter
def channel(one: Channel) -> str:
    """Write a form of making known."""
    return wording.named(one)


@register.filter
def channels(codes: list[str]) -> str:
    """Write the forms of making known."""
    return wording.in_a_row(wording.named(Channel(code)) for code in codes)


@register.filter
def in_a_row(texts: Iterable[str]) -> str:
    """Write several things one after the other."""
    return wording.in_a_row(texts)


@register.filter
def concerned(item: Item) -> list[Unit]:
    """Return the units an entry concerns, the leading one first."""
    return [item.lead_unit, *item.other_units.all()]


@register.filter
def unit_names(units: Iterable[Unit]) -> str:
    """Write several units' names."""
    return wording.in_a_row(map(wording.unit_name, units))


@register.filter
def unit_name(unit: Unit) -> str:
    """Write a unit's name in the reader's language."""
    return wording.unit_name(unit)


@register.filter
def time_limit(item: Item | None) -> str:
    """Write the time limit of an entry; nothing for none."""
    return wording.time_limit(item) if item else ""


@register.filter
def references(text: str) -> SafeString:
    """Link each reference to the Measures."""
    return wording.linked(text)


@register.filter
def passage(ref: Ref) -> str:
    """Write a reference in the reader's language."""
    return ref.english if wording.in_english() else str(ref)


@register.filter
def file_symbol(name: str) -> str:
    """Name the symbol for a kind of file."""
    return SYMBOLS.get(name.rsplit(".", 1)[-1].lower(), "file")


@register.filter
def of(values: dict[object, object], key: object) -> object:
    """Look something up; nothing where there is nothing."""
    return values.get(key)


@register.filter
def heading(article: Article) -> str:
    """Write an article's number as the Measures do: 第十六条."""
    return str(Ref(article.number))


@register.filter
def without(name: str, beginning: str) -> str:
    """Write a name without what all names begin with."""
    return name.removeprefix(beginning)


@register.simple_tag
def outcome_chip(met: Obligation) -> SafeString:
    """Draw whether something was made known in time. Source: 第十七条."""
    words = wording.outcome(met)
    return chip("ok", "circle-check", words) if met.state == State.MET else chip("warn", "clock", words)
