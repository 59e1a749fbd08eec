"""Forms with which something due is answered, and the calendar kept."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.catalogue.models import Item
from gongkai.catalogue.queries import wording_of
from gongkai.desk.forms.orgs.fields import day, line, one_of
from gongkai.desk.forms.refusable import RefusableForm
from gongkai.desk.phrases.catalogue import limit_of
from gongkai.desk.phrases.obligations import say
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import TimeKind

FIELDS: Mapping[str, str] = {
    "ground_missing": "ground",
    "re_review_not_near": "re_review_on",
    "no_reason": "reason",
    "event_unnamed": "what",
    "event_to_come": "happened_on",
    "event_before_the_catalogue": "happened_on",
    "event_not_counted": "kind",
    "another_entry": "disclosure",
    "known_before_the_period": "disclosure",
    "calendar_year_not_near": "year",
    "calendar_source_missing": "source",
}
"""At which field a reason is said."""


class ObligationForm(RefusableForm):
    """A form at whose fields reasons are said."""

    worded = staticmethod(say)
    places = FIELDS

    def said_at(self, refusal: Refusal) -> str | None:
        """Name the field a reason belongs to; what is wrong with a calendar stands in its text."""
        is_of_text = refusal.code not in FIELDS and refusal.code.startswith("calendar_")
        return "text" if is_of_text and "text" in self.fields else super().said_at(refusal)


class ConfirmForm(ObligationForm):
    """Asks for nothing but a yes."""


class DeferralForm(ObligationForm):
    """Why something is to be put off, and when it is looked at again."""

    ground = line(_("暂缓公开的依据"), 300, area=True, hint=_("写明依据第几条、什么情况。办公室看得到，读者看不到。"))
    re_review_on = day(_("再次审查的日期"), hint=_("最迟在十二个月以内。"))


class ReReviewForm(ObligationForm):
    """Until when a deferral holds."""

    re_review_on = day(_("再次审查的日期"), hint=_("最迟在十二个月以内。"))


class ReasonForm(ObligationForm):
    """Why."""

    reason = line(_("原因"), 300, area=True)


class UrgeForm(ObligationForm):
    """A word that goes with the urging."""

    note = line(_("附言"), 300, required=False, area=True, hint=_("和催办一起发给拟稿人和第一责任人。"))


class AnswerForm(ObligationForm):
    """Which disclosure answers."""

    disclosure = forms.ChoiceField(
        label=_("已有的信息"),
        error_messages={"required": _("请选择一份信息。"), "invalid_choice": _("没有这份信息。请从列表中选择。")},
    )

    def __init__(self, data: Any, *, offered: Iterable[tuple[str, str]]) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data)
        self.fields["disclosure"].choices = [("", _("请选择")), *offered]  # type: ignore[attr-defined]


class EventForm(ObligationForm):
    """What happened, when, and under which entry it is to be made known."""

    entry = forms.ChoiceField(
        label=_("目录事项"),
        error_messages={"required": _("请选择目录事项。"), "invalid_choice": _("没有这个事项。请从列表中选择。")},
    )
    kind = one_of(_("是哪一种"), [TimeKind.TIMELY, TimeKind.ON_CHANGE])
    what = line(_("发生了什么"), 120, hint=_("例如：第 12 次党委会议作出决定。只在工作台里显示。"))
    happened_on = day(_("发生或变动的日期"))

    def __init__(self, data: Any, *, items: Iterable[Item], **more: Any) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data, **more)
        self.items = {str(item.entry.public_id): item for item in items}
        names = ((key, f"{item.code} {item.title}（{limit_of(wording_of(item))}）") for key, item in self.items.items())
        self.fields["entry"].choices = [("", _("请选择")), *names]  # type: ignore[attr-defined]


class TableForm(ObligationForm):
    """The table of days off of one year."""

    year = forms.IntegerField(
        label=_("年份"),
        error_messages={"required": _("请写年份。"), "invalid": _("年份要写成 2027 这样的数。")},
    )
    source = line(_("依据"), 200, hint=_("通知的名称和文号。"))
    text = line(
        _("放假和调休上班的日子"),
        4000,
        area=True,
        hint=_("每行一天或一段：2027-01-01至2027-01-03 休 元旦；2027-02-14 班。可以整段贴进来，也可以选文件。"),
    )
    file = forms.FileField(label=_("或者选一个文本文件"), required=False, help_text=_("txt 或 csv，每行一天或一段。"))

    def __init__(self, data: Any, files: Any = None, **more: Any) -> None:  # noqa: ANN401 – handed to Django
        if files and "file" in files and files["file"].size <= LARGEST:
            data = data.copy()
            data["text"] = files["file"].read().decode("utf-8-sig", errors="replace")
        super().__init__(data, files, **more)
        self.fields["text"].widget.attrs["rows"] = 14


LARGEST = 64 * 1024
"""As many bytes a table may have: a year takes a few hundred."""
