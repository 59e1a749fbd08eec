"""Files of a draft: taken in from a form, taken out, and put back for as long as the session lasts."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.desk.http import StaffRequest
from gongkai.desk.matter import Revision
from gongkai.desk.phrases.refusals import sentence
from gongkai.desk.views.steps import refusal_of
from gongkai.disclosures import actions, queries
from gongkai.files.actions import store
from gongkai.files.queries import file_with


def attach_sent(request: StaffRequest, revision: Revision) -> None:
    """Attach every file that was sent; say of each that was refused why."""
    sent: Iterable[UploadedFile[Any]] = request.FILES.getlist("files")
    for upload in sent:
        _attach(request, revision, upload)


def _attach(request: StaffRequest, revision: Revision, upload: "UploadedFile[Any]") -> None:
    name, by, at = upload.name or "", request.person, now()

    def act() -> None:
        actions.attach(revision, store(upload, name=name, at=at), name, by=by, at=at)

    if refused := refusal_of(act):
        for refusal in refused.refusals:
            messages.error(request, _("%(name)s：%(why)s") % {"name": name, "why": sentence(refusal)})
    else:
        messages.success(request, _("%(name)s 已上传。") % {"name": name})


def detach(request: StaffRequest, revision: Revision, wanted: str) -> None:
    """Take a file out, and remember it so that it can be put back."""
    by, at = request.person, now()
    found = next((one for one in queries.attachments_of(revision) if str(one.public_id) == wanted), None)
    if found is None:
        return
    if refused := refusal_of(lambda: actions.detach(found, by=by, at=at)):
        messages.error(request, sentence(refused.refusals[0]))
        return
    removed = {"name": found.name, "digest": found.stored.digest}
    request.session["removed"] = {str(revision.disclosure.public_id): removed}


def put_back(request: StaffRequest, revision: Revision) -> None:
    """Put back the file that was taken out last."""
    removed = request.session.pop("removed", {}).get(str(revision.disclosure.public_id))
    stored = file_with(removed["digest"]) if removed else None
    if removed is None:
        return
    if stored is None:
        messages.error(request, _("%(name)s 已不在，请重新上传。") % {"name": removed["name"]})
        return
    by, at = request.person, now()
    if refused := refusal_of(lambda: actions.attach(revision, stored, removed["name"], by=by, at=at)):
        messages.error(request, sentence(refused.refusals[0]))
    else:
        messages.success(request, _("%(name)s 已放回附件。") % {"name": removed["name"]})
