"""The forms of the check before publication: a list of the office, and one file to be checked."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.catalogue import Difference
from gongkai.desk.forms.orgs.fields import line
from gongkai.desk.phrases import files
from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.screening import MOVED, WRITTEN, complaints
from gongkai.measures.refusal import Refusal
from gongkai.scanner.finding import Severity
from gongkai.scanner.kinds import Kind
from gongkai.scanner.sayings import SAYINGS
from gongkai.screening.actions import Typed
from gongkai.screening.models import WordList
from gongkai.screening.rules import Listed, Purpose, lines_of
from gongkai.ui.wording import filesize

__all__ = ["FileForm", "ListForm", "WordList"]

OF_WORDS = ("name", "severity", "reason", "fix")
"""What is said of words to look for alone."""
SAYING = SAYINGS[Kind.SCHOOL_WORD]
LONGEST_TRIED = 2000


class ListForm(forms.Form):
    """One list: its lines, for words to look for what is said of them, and a text to try it on. Source: 第九条."""

    name = line(_("名称"), 60, hint=_("检查结果里会写明命中了哪份词表。"))
    severity = forms.TypedChoiceField(
        label=_("严重程度"),
        coerce=Severity,
        choices=lambda: [(one.value, named(one)) for one in Severity],
        initial=Severity.CONFIRM.value,
        widget=forms.RadioSelect,
        help_text=_("必须处理的，拟稿人不删去就要写明理由，审核人也要逐处判断。"),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("请选择严重程度。")),
    )
    reason = line(
        _("告诉拟稿人：为什么查"), 200, required=False, hint=_("如：项目尚未公布。不写的，只说出现了词表中的词。")
    )
    fix = line(_("告诉拟稿人：怎么办"), 200, required=False, hint=_("如：等公布后再写。不写的，只说按词表的说明处理。"))
    entries = forms.CharField(
        widget=forms.Textarea({"rows": 12, "spellcheck": "false"}),
        error_messages={"required": _("请写要查的词，每行一个。不再需要的，勾选停用。")},
    )
    is_retired = forms.BooleanField(label=_("停用：内容留着，检查时不用"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, error_messages=dict.fromkeys(("required", "invalid"), MOVED))
    sentence = line(_("一句话"), LONGEST_TRIED, required=False, area=True)

    def __init__(self, data: Any, *, purpose: Purpose, row: WordList | None) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data, initial=_said_in(row) if row else {"version": 0})
        self.purpose, self.row, self.is_late = purpose, row, False
        is_words = purpose is Purpose.WORDS
        for name in () if is_words else OF_WORDS:
            del self.fields[name]
        entries = self.fields["entries"]
        entries.required = is_words
        entries.label, entries.help_text = _("词") if is_words else _("内容"), WRITTEN[purpose]
        self.fields["sentence"].help_text = _("贴一句话，看按现在写的内容能查出什么。试的时候什么也不保存。")

    def typed(self) -> Typed:
        """Return the list as it was typed."""
        said = self.cleaned_data
        plain = Typed(name=self.purpose.zh, entries=said["entries"], is_active=not said["is_retired"])
        if self.purpose is not Purpose.WORDS:
            return plain
        reason, fix = said["reason"] or SAYING.reason, said["fix"] or SAYING.fix
        return replace(plain, name=said["name"], severity=said["severity"], reason=reason, fix=fix)

    def listed(self) -> Listed:
        """Return the list as the rules see it, before it is kept."""
        typed = self.typed()
        code = str(self.row.public_id) if self.row else ""
        plain = (typed.severity, typed.reason, typed.fix)
        return Listed(code, self.purpose, typed.name, lines_of(typed.entries), *plain)

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Say each reason at its field, or of the form as a whole."""
        for field, text in complaints(refusals, self["entries"].value() or ""):
            self.add_error(field if field in self.fields else None, text)

    def differences(self, theirs: WordList) -> list[Difference]:
        """Compare what was typed with what another has kept meanwhile; of the lines only those that differ."""
        kept, found = _said_in(theirs), []
        for name, field in self.fields.items():
            if name in kept and name not in {"version", "entries"}:
                mine = self.cleaned_data.get(name)
                found.append(Difference(str(field.label), _shown(kept[name]), _shown(mine)))
        here, there = lines_of(self.cleaned_data["entries"]), lines_of(theirs.entries)
        only = [[one for one in these if one not in those] for these, those in ((there, set(here)), (here, set(there)))]
        lines = (say("、").join(some) or "—" for some in only)
        return [
            one for one in (*found, Difference(str(self.fields["entries"].label), *lines)) if one.theirs != one.mine
        ]


def _said_in(row: WordList) -> dict[str, Any]:
    plain: Mapping[str, Any] = {name: getattr(row, name) for name in (*OF_WORDS, "entries", "version")}
    return {**plain, "is_retired": not row.is_active}


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return say("是") if value else say("否")
    return named(Severity(str(value))) if value in list(Severity) else str(value or "—")


class FileForm(forms.Form):
    """One file of any kind, no larger than one that may be uploaded. Source: 第九条."""

    file = forms.FileField(
        label=_("文件"),
        error_messages={
            "required": _("请选择要检查的文件。"),
            "missing": _("请选择要检查的文件。"),
            "empty": files.SENTENCES["file_empty"],
        },
    )

    def __init__(self, data: Any, sent: Any) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data, sent)
        told = say("什么种类的文件都可以，最大 %(size)s。结果只显示一次；要下载清理副本，请再选一次文件。")
        self.fields["file"].help_text = told % {"size": filesize(settings.UPLOAD_LIMIT)}

    def clean_file(self) -> "UploadedFile[bytes]":
        """Return the file.

        :raises ValidationError: if it is too large.
        """
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > settings.UPLOAD_LIMIT:
            raise forms.ValidationError(files.say(Refusal("file_too_large", about=str(settings.UPLOAD_LIMIT))))
        return file
