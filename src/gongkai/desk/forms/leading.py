"""Forms with which the office keeps the leading group's seats, resolutions, regulations and interpretations."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as say_now
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.orgs.fields import PersonField, day, line, one_of
from gongkai.desk.forms.refusable import RefusableForm
from gongkai.desk.phrases.leading import say
from gongkai.leading.models import Interpretation, Resolution
from gongkai.leading.rules import Place
from gongkai.measures.reference import every

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "seat_unnamed": "office",
        "leads_already": "place",
        "ends_before_start": "last_day",
        "number_missing": "number",
        "number_taken": "number",
        "title_missing": "title",
        "text_missing": "text",
        "meeting_to_come": "held_on",
        "before_the_last_version": "in_force_on",
        "repealed_too_early": "repealed_on",
        "reason_missing": "reason",
        "about_nothing": "abouts",
        "no_such_passage": "passage",
        "day_to_come": "interpreted_on",
        "replaces_other": "replaces",
    }
)
"""At which field a reason is said."""
KINDS: Mapping[str, str] = MappingProxyType(
    {"obligations": "obligation", "catalogue": "catalogue", "disclosures": "disclosure"}
)
"""What a resolution may decide on: the folder of its page, and its kind in codes."""
PAGE = re.compile(
    rf"(?P<kind>{'|'.join([*KINDS, *KINDS.values()])})/(?P<id>[0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})"
)
TEXT = 20_000


class LeadingForm(RefusableForm):
    """A form at whose fields reasons are said."""

    worded = staticmethod(say)
    places = FIELDS
    at_file = "paper"


class LockForm(LeadingForm):
    """Asks for nothing but a yes, to what was shown."""

    lock = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(LeadingForm):
    """Why."""

    reason = line(_("原因"), 300, area=True)


class SeatForm(LeadingForm):
    """Who sits on the group, by virtue of which office, from when on."""

    place = one_of(_("组内职务"), Place)
    office = line(_("担任的职务"), 60, hint=_("凭什么职务进领导小组，例如：党委书记。公开网站上显示这个职务。"))
    person = PersonField(_("人员"), hint=_("公开网站上不显示姓名，除非审批人另行确认。"))
    starts_on = day(_("起始日期"))


class SeatEndForm(LeadingForm):
    """The last day of a seat."""

    last_day = day(_("最后一天"))


class ResolutionForm(LeadingForm):
    """What was resolved, when, under which number, and about what."""

    lock = forms.IntegerField(widget=forms.HiddenInput, required=False)
    number = line(_("编号"), 60, hint=_("例如：领〔2026〕3号。"))
    title = line(_("标题"), 120)
    held_on = day(_("会议日期"))
    text = line(_("决定内容"), TEXT, area=True)
    abouts = line(
        _("决定哪些事"),
        2000,
        required=False,
        area=True,
        hint=_("每行贴一个页面网址：公开任务、目录版本或事项。这些页面会写明依据这项决定。涉及几个单位的，分开登记。"),
    )
    paper = forms.FileField(
        label=_("会议材料"), required=False, help_text=_("pdf、ofd、docx、xlsx 等，一次一个，可以再来添加。")
    )

    def __init__(self, data: Any, files: Any = None, **more: Any) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data, files, **more)
        self.fields["text"].widget.attrs["rows"] = 12

    def clean_abouts(self) -> list[tuple[str, UUID]]:
        """Return the kinds and public ids of what was named.

        :raises ValidationError: with every line that names nothing.
        """
        lines = [text.strip() for text in self.cleaned_data["abouts"].splitlines() if text.strip()]
        read = [PAGE.search(text) for text in lines]
        odd = [text for text, match in zip(lines, read, strict=True) if match is None]
        if odd:
            complaint = _("看不懂“%(line)s”。请打开公开任务、目录版本或事项的页面，复制网址，每行一个。")
            raise forms.ValidationError([forms.ValidationError(complaint, params={"line": one}) for one in odd])
        named = ((KINDS.get(match["kind"], match["kind"]), UUID(match["id"])) for match in read if match)
        return list(dict.fromkeys(named))


class VersionForm(LeadingForm):
    """One wording of a regulation."""

    lock = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = line(_("全文"), TEXT, area=True, hint=_("每段一行。确认后向社会公开，请先做保密审查。"))
    in_force_on = day(_("施行日期"))
    adopted_by = forms.ModelChoiceField(
        queryset=Resolution.objects.none(),
        label=_("由哪次决定通过"),
        required=False,
        empty_label=_("不写"),
        error_messages={"invalid_choice": _("没有这项决定。请从列表中选择。")},
    )

    def __init__(self, data: Any, *, resolutions: Iterable[Resolution], **more: Any) -> None:  # noqa: ANN401 – handed on
        super().__init__(data, **more)
        self.fields["adopted_by"].queryset = resolutions  # type: ignore[attr-defined]
        self.fields["text"].widget.attrs["rows"] = 20


class RegulationForm(VersionForm):
    """A new regulation with its first wording."""

    title = line(_("名称"), 120)
    document_no = line(_("文号"), 60)
    field_order = ("title", "document_no")


class RepealForm(ReasonForm):
    """From when on a regulation is not in force any more, and why."""

    repealed_on = day(_("从哪天起废止"))
    field_order = ("repealed_on", "reason")


class InterpretationForm(LeadingForm):
    """How a passage is to be read."""

    lock = forms.IntegerField(widget=forms.HiddenInput, required=False)
    passage = forms.ChoiceField(
        label=_("解释哪一条"),
        choices=lambda: [("", say_now("请选择")), *((str(one), str(one)) for one in every())],
        error_messages={"required": _("请选择条文。"), "invalid_choice": _("办法里没有这一条。请从列表中选择。")},
    )
    number = line(_("编号"), 60, hint=_("例如：解释〔2026〕1号。"))
    interpreted_on = day(_("解释日期"))
    text = line(_("解释内容"), 2000, area=True, hint=_("确认后公开，显示在条文下面和办理页面的相关栏目旁。"))
    replaces = forms.ModelChoiceField(
        queryset=Interpretation.objects.none(),
        label=_("代替哪一份解释"),
        required=False,
        empty_label=_("不代替"),
        error_messages={"invalid_choice": _("没有这份解释。请从列表中选择。")},
    )

    def __init__(self, data: Any, *, replaceable: Iterable[Interpretation], **more: Any) -> None:  # noqa: ANN401 – handed on
        super().__init__(data, **more)
        self.fields["replaces"].queryset = replaceable  # type: ignore[attr-defined]


def day_asked(written: str | None, today: date) -> date:
    """Return the day a page is asked about; what is no day means today."""
    try:
        return date.fromisoformat(written or "")
    except ValueError:
        return today
