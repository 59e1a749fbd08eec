"""The form of a draft: text, facts, risk, audiences. It saves what is half done; proposing asks for the rest."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gongkai.desk.forms.orgs.fields import day, line
from gongkai.desk.forms.people import PeopleField
from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.releases import called_by
from gongkai.disclosures.actions import Draft, RungDraft
from gongkai.disclosures.models import Disclosure, Revision
from gongkai.disclosures.queries import interpretable
from gongkai.disclosures.rules.plan import LONGEST_WINDOW, TITLE_LIMIT
from gongkai.measures.vocabulary import PAGES, Audience, Channel, MatterClass, Risk, carries
from gongkai.orgs.models import Group, Unit
from gongkai.orgs.queries import ANYBODY, Viewer

LEFT_OUT = {"csrfmiddlewaretoken", "version", "verb", "remove"}
ASKED_ON_PROPOSING = {
    "title",
    "body",
    "source_of_facts",
    "risk",
    "matter_class",
    "off_catalogue_reason",
    "correction_note",
}
"""What may stay empty in a draft and not in a proposal. Source: 第十六条（一）."""

RISK_QUESTIONS = (
    _("公开后会不会被误读，引起争议或集中议论？"),
    _("有没有还没告知的当事人或单位，会因此受影响？"),
    _("数据、名单、日期有没有可能被质疑，能不能马上拿出依据？"),
    _("与以前公开的内容有没有不一致，需不需要同时说明？"),
    _("有人询问时由谁答复，口径是否已经准备好？"),
)
"""What to think of before the risk is named. Source: 第八条."""


def moment(label: Any) -> forms.DateTimeField:  # noqa: ANN401 – a lazy text
    """Make a field for a minute of a day."""
    return forms.DateTimeField(
        label=label,
        required=False,
        help_text=_("留空的，批准后由人工发布。例如 2026-09-17 09:00"),
        widget=forms.DateTimeInput({"type": "datetime-local", "class": "w-m"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y/%m/%d %H:%M"],
        error_messages={"invalid": _("开始时间要写成 2026-09-17 09:00 这样的日期和时间。")},
    )


def several(label: Any) -> forms.MultipleChoiceField:  # noqa: ANN401 – a lazy text
    """Make a field to tick any number of things."""
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("有一项已经不能选了。请从列表中重新勾选。")},
    )


def elsewhere() -> forms.MultipleChoiceField:
    """Make a field for the forms of making known besides the program's own page. Source: 第十四条."""
    field = several(_("同时用这些方式公开"))
    field.help_text = _("在别处公开的，公开后要补充凭证；凭证齐了才算办完。")
    return field


class PlanForm(forms.Form):
    """To whom, from when, until when. Source: 第十条、第十六条（一）."""

    inner_on = forms.BooleanField(label=_("党内公开"), required=False)
    inner_units = several(_("只对这些单位的党员（不选就是全体党员）"))
    inner_channels = elsewhere()
    inner_starts_at = moment(_("党内公开开始时间"))
    inner_ends_on = day(_("党内公开截止日期"), required=False, hint=_("有公示期的才填；当天仍可看到。"))
    public_on = forms.BooleanField(label=_("向社会公开"), required=False)
    public_channels = elsewhere()
    public_starts_at = moment(_("向社会公开开始时间"))
    public_ends_on = day(_("公示截止日期"), required=False, hint=_("有公示期的才填；当天仍可看到。"))
    specific_on = forms.BooleanField(label=_("特定对象公开"), required=False)
    specific_units = several(pgettext_lazy("several", "单位"))
    specific_people = PeopleField(_("人员"))
    specific_groups = several(_("名单"))
    specific_all_staff = forms.BooleanField(label=_("全体教职工"), required=False)
    specific_all_students = forms.BooleanField(label=_("全体学生"), required=False)
    specific_channels = elsewhere()
    specific_starts_at = moment(_("特定对象公开开始时间"))
    specific_ends_on = day(_("特定对象公开截止日期"), required=False)

    units: Mapping[str, Unit]
    groups: Mapping[str, Group]

    def offer(self, units: list[Unit], groups: list[Group]) -> None:
        """Set which units and lists may be chosen."""
        self.units = {unit.code: unit for unit in units}
        self.groups = {str(group.public_id): group for group in groups}
        named_units = [(unit.code, "　" * unit.tree_depth + unit.name) for unit in units]
        for name in ("inner_units", "specific_units"):
            self.fields[name].choices = named_units  # type: ignore[attr-defined]
        named_groups = [(str(group.public_id), group.name) for group in groups]
        self.fields["specific_groups"].choices = named_groups  # type: ignore[attr-defined]

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(*args, **more)
        for audience in Audience:
            besides = [one for one in Channel if carries(one, audience) and one not in PAGES]
            self.fields[f"{audience}_channels"].choices = [(one.value, named(one)) for one in besides]  # type: ignore[attr-defined]

    def rungs(self) -> tuple[RungDraft, ...]:
        """Return the steps of the ladder that were chosen."""
        return tuple(self._rung(one) for one in Audience if self.cleaned_data[f"{one}_on"])

    def _rung(self, audience: Audience) -> RungDraft:
        said = self.cleaned_data
        return RungDraft(
            audience=audience,
            units=tuple(self.units[code] for code in said.get(f"{audience}_units") or ()),
            people=tuple(said.get(f"{audience}_people") or ()),
            groups=tuple(self.groups[code] for code in said.get(f"{audience}_groups") or ()),
            all_staff=bool(said.get(f"{audience}_all_staff")),
            all_students=bool(said.get(f"{audience}_all_students")),
            starts_at=said[f"{audience}_starts_at"],
            ends_on=said[f"{audience}_ends_on"],
            channels=tuple(Channel(code) for code in said[f"{audience}_channels"]),
        )


class DraftForm(PlanForm):
    """Everything of a draft that is typed. Source: 第十六条（一）."""

    use_required_attribute = False

    title = line(_("标题"), TITLE_LIMIT, required=False)
    body = forms.CharField(label=_("正文"), required=False, widget=forms.Textarea({"rows": 18, "data-rich": True}))
    document_no = line(_("文号"), 60, required=False)
    issued_on = day(_("成文日期"), required=False)
    source_of_facts = line(
        _("事实来源"), 300, required=False, hint=_("内容依据什么写成，如会议纪要、台账。审核人据此核对。")
    )
    matter_class = forms.ChoiceField(
        label=_("内容类别"), required=False, error_messages={"invalid_choice": _("没有这个类别。请从列表中选择。")}
    )
    off_catalogue_reason = line(_("目录里没有，为什么要公开"), 300, required=False, area=True)
    risk = forms.ChoiceField(
        label=_("风险评估结果"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("高风险的由办公室审批。"),
        error_messages={"invalid_choice": _("风险只分低、中、高。请重新选择。")},
    )
    is_major = forms.BooleanField(label=_("重大事项，由办公室审批"), required=False)
    needs_spokesperson = forms.BooleanField(label=_("需要新闻发言人知悉"), required=False)
    subjects = PeopleField(_("内容涉及的人"), hint=_("这些人不能审核和审批。每行一个工号、学号或姓名。"))
    interprets = line(
        _("解读对象的索引号"),
        60,
        required=False,
        hint=_("是对另一条信息的政策解读才填。那条信息要已经公开，范围不能比这一条窄。"),
    )
    narrower_reason = line(_("公开范围比目录窄的原因"), 300, required=False, area=True)
    inner_first_waiver = line(_("不先在党内公开的原因"), 300, required=False, area=True)
    window_days = forms.IntegerField(
        label=_("批准后多少天内发布"),
        min_value=1,
        max_value=LONGEST_WINDOW,
        widget=forms.NumberInput({"class": "w-s"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("批准后的发布期限请写 1 至 180 天。")
        ),
    )
    correction_note = line(_("更正说明"), 500, required=False, area=True, hint=_("读者会看到。"))

    def __init__(self, data: Any = None, *, revision: Revision, viewer: Viewer = ANYBODY, **more: Any) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data, **more)
        self.revision, self.viewer = revision, viewer
        self.fields["risk"].choices = [(one.value, named(one)) for one in Risk]  # type: ignore[attr-defined]
        classes = [("", _("请选择")), *((one.value, named(one)) for one in MatterClass)]
        self.fields["matter_class"].choices = classes  # type: ignore[attr-defined]
        for name in ("off_catalogue_reason", "matter_class") if revision.entry_id else ():
            del self.fields[name]
        if not revision.corrects_id:
            del self.fields["correction_note"]
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)  # what is too long is said, not cut off while it is pasted
            if isinstance(field, forms.DateField):
                field.widget.attrs["class"] = "w-m"

        self._ask(needed=True)

    def clean_interprets(self) -> Disclosure | None:
        """Return what is interpreted, by its number.

        :raises ValidationError: if there is none that whoever types may read, or it is the matter itself.
        """
        number = self.cleaned_data["interprets"].strip()
        found = interpretable(number, self.viewer) if number else None
        if number and (found is None or found == self.revision.disclosure):
            raise forms.ValidationError(
                _("没有索引号是“%(number)s”的另一条公开信息。请核对。"), params={"number": number}
            )
        return found

    def full_clean(self) -> None:
        """Check what was typed; what proposing will ask for may still be missing, though it is not called optional."""
        self._ask(needed=False)
        super().full_clean()
        self._ask(needed=True)

    def _ask(self, *, needed: bool) -> None:
        for name in ASKED_ON_PROPOSING & set(self.fields):
            self.fields[name].required = needed

    def draft(self) -> Draft:
        """Return what was typed as a draft."""
        beside = {"subjects", "matter_class"}
        columns = {name: value for name, value in self.cleaned_data.items() if name in Draft.__dataclass_fields__}
        return Draft(
            **{name: value for name, value in columns.items() if name not in beside},
            matter_class=self.cleaned_data.get("matter_class", self.revision.matter_class),
            entry=self.revision.entry,
            subjects=tuple(self.cleaned_data["subjects"]),
            rungs=self.rungs(),
        )


def differing(typed: DraftForm, saved: DraftForm) -> list[tuple[str, str, str]]:
    """Return what of a form differs from what is saved: label, what was typed, what is saved; the text stands apart."""
    pairs = [(bound, saved[bound.name]) for bound in typed if bound.name != "body"]
    said = [(str(bound.label), _shown(bound), _shown(other)) for bound, other in pairs]
    return [(label, mine, theirs) for label, mine, theirs in said if mine != theirs]


def _shown(bound: forms.BoundField) -> str:
    """Return the value of a field in words."""
    field, value = bound.field, bound.value()
    if isinstance(field, forms.BooleanField):
        return str(_("已勾选")) if value else ""
    if isinstance(field, forms.ChoiceField):
        chosen = [str(one) for one in (value if isinstance(value, list) else [value])]
        known = cast("Iterable[tuple[str, str]]", field.choices)
        return str(_("、")).join(str(label).strip("　") for code, label in known if str(code) in chosen and code)
    return str(field.widget.format_value(value) or "").replace("\r\n", "\n").strip()


def kept_fields(sent: QueryDict) -> dict[str, list[str]]:
    """Return what was typed in the shape in which it is kept."""
    return {name: [str(one) for one in values] for name, values in sent.lists() if name not in LEFT_OUT}


def typed_again(fields: Mapping[str, list[str]]) -> QueryDict:
    """Return what was kept in the shape in which it was sent."""
    sent = QueryDict(mutable=True)
    for name, values in fields.items():
        sent.setlist(name, values)
    return sent


def start_of(revision: Revision, rungs: list[Any]) -> dict[str, Any]:
    """Return what the form of a saved draft starts with."""
    columns = {name: getattr(revision, name) for name in Draft.__dataclass_fields__ if hasattr(Revision, name)}
    start: dict[str, Any] = {**columns, "subjects": list(revision.subjects.all())}
    start["interprets"] = called_by(revision.interprets)
    for rung in rungs:
        start |= {
            f"{rung.audience}_on": True,
            f"{rung.audience}_units": [unit.code for unit in rung.units.all()],
            f"{rung.audience}_people": list(rung.people.all()),
            f"{rung.audience}_groups": [str(group.public_id) for group in rung.groups.all()],
            f"{rung.audience}_all_staff": rung.all_staff,
            f"{rung.audience}_all_students": rung.all_students,
            f"{rung.audience}_channels": rung.channels,
            f"{rung.audience}_starts_at": rung.starts_at,
            f"{rung.audience}_ends_on": rung.ends_on,
        }
    return start
