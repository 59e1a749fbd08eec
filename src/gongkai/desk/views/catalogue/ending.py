"""An import that is called off before it begins, or undone while nothing was written since."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.catalogue.importing import actions
from gongkai.catalogue.rules import VersionVerb
from gongkai.desk.forms.catalogue import VersionForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.views.catalogue.importing import upload_for
from gongkai.desk.views.catalogue.opening import Outcome, carry_out, moved_on, version_to


@require_POST
@staff_page
def call_off(request: StaffRequest, public_id: UUID, upload_id: UUID) -> HttpResponse:
    """Take back an import that has not begun; whoever comes too late is shown how far it is."""
    if actions.take_back(upload_for(request, public_id, upload_id)[1]):
        messages.success(request, _("导入已取消，什么都没有写入。"))
    return redirect("desk:catalogue_import_preview", public_id, upload_id)


@require_POST
@staff_page
def undo_import(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Undo the last import into a draft. Source: 第十三条."""
    at = version_to(VersionVerb.EDIT, request, public_id)
    form = VersionForm(request.POST)

    def act() -> None:
        actions.undo_import(at.version, lock=form.cleaned_data["lock"], by=request.person, at=now())

    if carry_out(request, form, act) is not Outcome.DONE:
        return moved_on(request, at)
    messages.success(request, _("导入已撤销，事项、编号和理由都和导入以前一样。"))
    return redirect("desk:catalogue_version", public_id)
