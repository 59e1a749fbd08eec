"""What notices and circulars say on paper, always in Chinese; no person is named in either. Source: 第十九条."""

from collections.abc import Iterable
from itertools import groupby

from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from gongkai.channels.papers import Paper, Part
from gongkai.desk.phrases.catalogue import named, unit_name
from gongkai.desk.phrases.inspections import article_in_words, notice_number, plan_number
from gongkai.inspections.queries import Circular, Finding, Inspection, RectificationNotice
from gongkai.inspections.rules.words import Aspect, FindingState, Severity
from gongkai.ui.wording import on_date


@override(settings.LANGUAGE_CODE)
def notice_paper(notice: RectificationNotice, findings: Iterable[Finding]) -> Paper:
    """Return a notice as it is printed: what was found in a unit, by which passage, and by when it is put right."""
    day, unit = localdate(notice.served_at), unit_name(notice.unit)
    said = {"unit": unit, "title": notice.inspection.title}
    return Paper(
        title=_("整改通知书"),
        line=f"{notice_number(notice.number)}　{on_date(day)}",
        mark=_office(),
        foreword=_("%(unit)s：经“%(title)s”，发现以下问题，请按期整改，并报告整改情况。对问题有异议的，请写明理由。")
        % said,
        parts=[_part(number, one) for number, one in enumerate(findings, 1)],
        foot=_office(),
    )


def _part(number: int, one: Finding) -> Part:
    about = {"number": number, "article": article_in_words(one), "aspect": named(Aspect(one.aspect))}
    repeated = [_("同一单位二十四个月内再次出现的问题。")] if one.repeats_id else []
    by = [_("整改期限：%(day)s前。") % {"day": on_date(one.rectify_by)}] if one.rectify_by else []
    title = _("问题 %(number)s：%(article)s，%(aspect)s") % about
    return Part(title, named(Severity(one.severity)), [one.what, *repeated, *by])


@override(settings.LANGUAGE_CODE)
def circular_paper(one: Inspection, circular: Circular, findings: Iterable[Finding]) -> Paper:
    """Return a circular as it is printed: what was written, and the findings unit by unit."""
    day = localdate(circular.written_at)
    parts = [Part(_("检查情况和要求"), "", [line for line in circular.text.splitlines() if line.strip()])]
    parts += [Part(unit, "", lines) for unit, lines in findings_listed(findings)]
    title = _("关于%(title)s情况的通报") % {"title": one.title}
    return Paper(title, f"{plan_number(one)}　{on_date(day)}", _office(), "", parts, _office())


@override(settings.LANGUAGE_CODE)
def findings_told(findings: Iterable[Finding]) -> str:
    """Return the findings as a circular that is made known tells them, one a line."""
    return "\n".join(line for _unit, lines in findings_listed(findings) for line in lines)


def findings_listed(findings: Iterable[Finding]) -> list[tuple[str, list[str]]]:
    """Return the findings unit by unit, one line each."""
    order = sorted(findings, key=lambda one: (one.unit.position, one.unit.code, one.position))
    units = groupby(order, key=lambda one: one.unit)
    return [(unit_name(unit), [_listed(unit_name(unit), number, one) for number, one in enumerate(rows, 1)])
            for unit, rows in units]  # fmt: skip


def _listed(unit: str, number: int, one: Finding) -> str:
    said = {
        "unit": unit,
        "number": number,
        "article": article_in_words(one),
        "aspect": named(Aspect(one.aspect)),
        "severity": named(Severity(one.severity)),
        "what": one.what,
        "state": named(FindingState(one.state)),
    }
    line = _("%(unit)s %(number)s：%(article)s，%(aspect)s，%(severity)s。%(what)s（%(state)s）") % said
    return f"{line}{_('（重复问题）')}" if one.repeats_id else line


def _office() -> str:
    return _("%(school)s党务公开工作领导小组办公室") % {"school": settings.GONGKAI_SCHOOL["name"]}
