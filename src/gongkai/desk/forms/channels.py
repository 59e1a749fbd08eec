"""Forms with which disclosure on paper or aloud is proved, and its end confirmed. Source: 第十四条."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gongkai.channels.kinds import KINDS
from gongkai.channels.rules.kind import Kind
from gongkai.desk.forms.orgs.fields import day, line
from gongkai.desk.forms.refusable import RefusableForm
from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.channels import say
from gongkai.measures.vocabulary import Channel

__all__ = ["EvidenceForm", "TakenDownForm", "kind_of"]
ACCEPTED = "image/jpeg,image/png,application/pdf"


def kind_of(channel: str) -> Kind:
    """Return what a form of making known asks for."""
    return KINDS[Channel(channel)]


class SeveralFiles(forms.FileInput):
    """Chooses any number of files."""

    allow_multiple_selected = True


def files(label: Any, hint: Any = "") -> forms.FileField:  # noqa: ANN401 – lazy texts
    """Make a field for pictures or scanned pages; they are taken in by the page, before anything is checked."""
    widget = SeveralFiles({"multiple": True, "accept": ACCEPTED, "data-pictures": "pictures"})
    return forms.FileField(label=label, required=False, help_text=hint, widget=widget, allow_empty_file=True)


class ChannelForm(RefusableForm):
    """A form at whose fields reasons are said."""

    use_required_attribute = False

    worded = staticmethod(say)


class EvidenceForm(ChannelForm):
    """Where, from when until when, and what shows it."""

    photos = files(_("照片或扫描件"))
    place = line(_("在哪里公开"), 120)
    from_on = day(_("公开日期"))
    until_on = day(_("截止日期"), required=False, hint=_("定了撤下日期的才填；到期系统提醒撤下。"))
    note = line(_("说明"), 300, required=False, area=True, hint=_("只有办理的人看得到。"))

    def __init__(self, data: Any = None, *, kind: Kind, **more: Any) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data, **more)
        self.fields["photos"].help_text = format_lazy(
            _("{what}。jpg、png 或 pdf，可一次选多个。"), what=named(kind.proof)
        )
        place = self.fields["place"]
        place.label = named(kind.place)
        place.error_messages["required"] = format_lazy(_("请写{label}。"), label=place.label)
        self.fields["photos"].required = True  # what is asked for with the rest, and may have come before
        if not kind.hangs:
            del self.fields["until_on"]

    def full_clean(self) -> None:
        """Check what was typed; whether there are photographs is asked where those that came before are known."""
        self.fields["photos"].required = False
        super().full_clean()
        self.fields["photos"].required = True


class TakenDownForm(ChannelForm):
    """When something came down, and what shows it, if anything does."""

    done_on = day(_("撤下或收回的日期"))
    photos = files(_("照片"), _("有照片的可以上传。jpg、png 或 pdf。"))
    note = line(_("说明"), 300, required=False, area=True, hint=_("例如收回了几份、还有几份没有收回。"))
