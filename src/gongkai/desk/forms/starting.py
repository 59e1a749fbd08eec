"""The form with which a disclosure begins, and the first draft that a catalogue item gives. Source: 第十三条."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.catalogue.models import Item
from gongkai.desk.forms.orgs.fields import line
from gongkai.desk.phrases.catalogue import named
from gongkai.disclosures.actions import Draft, RungDraft
from gongkai.disclosures.rules.plan import TITLE_LIMIT
from gongkai.measures.vocabulary import INNER_CHANNELS, PAGES, Audience, Channel, MatterClass, carries
from gongkai.orgs.models import Unit
from gongkai.policy.queries import effective
from gongkai.policy.rules import Setting

USUAL_WINDOW = 30
"""For how many days an approval is taken to be good, as long as nobody wants it otherwise. Practice."""

__all__ = ["Item", "StartForm", "Unit", "first_draft", "units_for"]


class StartForm(forms.Form):
    """The name of the matter, the unit it is for, and why, if no catalogue has it."""

    title = line(_("标题"), TITLE_LIMIT, hint=_("以后还可以改。"))
    unit = forms.ChoiceField(
        label=_("拟稿单位"), error_messages={"invalid_choice": _("您不在这个单位拟稿。请从列表中选择。")}
    )
    matter_class = forms.ChoiceField(
        label=_("内容类别"),
        error_messages={
            "required": _("请选择内容类别。"),
            "invalid_choice": _("没有这个类别。请从列表中选择。"),
        },
    )
    off_catalogue_reason = line(_("目录里没有，为什么要公开"), 300, area=True, hint=_("目录以外的由办公室审批。"))

    obligation = forms.ChoiceField(
        label=_("对应哪一项到期事项"),
        required=False,
        help_text=_("公开以后，这一项就算办完。"),
        error_messages={"invalid_choice": _("这一项已经有人办理或不再需要。请重新选择。")},
    )

    def __init__(
        self,
        data: Any,  # noqa: ANN401 – handed to Django
        *,
        item: Item | None,
        units: list[Unit],
        due: list[tuple[str, str]],
        **more: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(data, **more)
        self.units = {unit.code: unit for unit in units}
        self.fields["unit"].choices = [(unit.code, unit.name) for unit in units]  # type: ignore[attr-defined]
        classes = [("", _("请选择")), *((one.value, named(one)) for one in MatterClass)]
        self.fields["matter_class"].choices = classes  # type: ignore[attr-defined]
        if len(units) == 1:
            del self.fields["unit"]
        self.fields["obligation"].choices = [*due, ("", _("不对应到期事项"))]  # type: ignore[attr-defined]
        needless = {"matter_class", "off_catalogue_reason"} if item else set()
        for name in needless if due else {*needless, "obligation"}:
            del self.fields[name]

    @property
    def chosen_unit(self) -> Unit:
        """The unit that was chosen, or the only one there is."""
        return self.units[self.cleaned_data.get("unit") or next(iter(self.units))]


def units_for(item: Item | None, own: list[Unit]) -> list[Unit]:
    """Return the units for which one may draft under an item; the lead comes first. Source: 第十三条."""
    if item is None:
        return own
    concerned = [item.lead_unit_id, item.version.unit_id, *(unit.pk for unit in item.other_units.all())]
    return sorted((unit for unit in own if unit.pk in concerned), key=lambda unit: concerned.index(unit.pk))


def first_draft(item: Item | None, said: dict[str, Any], unit: Unit, on: date) -> Draft:
    """Fill in what catalogue and school say: class, scope, weight, window, and the inner step before the public one.

    Source: 第四条（三）、第十三条、第二十一条.
    """
    window = min(USUAL_WINDOW, effective(Setting.WINDOW_DAYS, unit.pk, on))
    if item is None:
        reason, chosen = said["off_catalogue_reason"], said["matter_class"]
        off = {"matter_class": chosen, "off_catalogue_reason": reason, "window_days": window}
        return Draft(title=said["title"], body="", risk="", **off)
    scopes = [Audience(item.audience)]
    inner_days = item.inner_first_days or effective(Setting.INNER_FIRST_DAYS, unit.pk, on)
    if scopes == [Audience.PUBLIC] and inner_days:
        scopes.insert(0, Audience.INNER)
    return Draft(
        title=said["title"],
        body="",
        matter_class=item.matter_class,
        entry=item.entry,
        is_major=item.is_major,
        risk="",
        window_days=window,
        rungs=tuple(RungDraft(audience=scope, channels=_besides(item, scope, scopes)) for scope in scopes),
    )


def _besides(item: Item, scope: Audience, scopes: list[Audience]) -> tuple[Channel, ...]:
    """Return the forms of an item that belong to a step; what serves within the Party is done in the inner one."""
    inside = INNER_CHANNELS if scope is Audience.PUBLIC and Audience.INNER in scopes else frozenset()
    listed = [Channel(code) for code in item.channels]
    return tuple(one for one in listed if carries(one, scope) and one not in PAGES | inside)
