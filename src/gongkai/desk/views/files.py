"""Files of a draft: taken in from a form, taken out, and put back for as long as the session lasts."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.desk.http import StaffRequest
from gongkai.desk.matter import Attachment, Revision
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


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was taken out of a draft, by its name and the digest of its bytes.

    ``file`` is the attachment in which the bytes of the digest ``instead`` now stand; empty where it was removed.
    """

    name: str
    digest: str
    file: str = ""
    instead: str = ""


def attached(revision: Revision, wanted: str) -> Attachment | None:
    """Return a file of a revision by its public id."""
    return next((one for one in queries.attachments_of(revision) if str(one.public_id) == wanted), None)


def detach(request: StaffRequest, revision: Revision, wanted: str) -> None:
    """Take a file out, and remember it so that it can be put back."""
    by, at = request.person, now()
    found = attached(revision, wanted)
    if found is None:
        return
    if refused := refusal_of(lambda: actions.detach(found, by=by, at=at)):
        messages.error(request, sentence(refused.refusals[0]))
        return
    remember(request, revision, Taken(found.name, found.stored.digest))


def remember(request: StaffRequest, revision: Revision, taken: Taken) -> None:
    """Remember for the session what was taken out last."""
    request.session["removed"] = {str(revision.disclosure.public_id): asdict(taken)}


def put_back(request: StaffRequest, revision: Revision) -> None:
    """Put back the file that was taken out last, in the place of the one that replaced it if there is such."""
    removed = request.session.pop("removed", {}).get(str(revision.disclosure.public_id))
    if removed is None:
        return
    taken = Taken(**removed)
    stored = file_with(taken.digest)
    if stored is None:
        messages.error(request, _("%(name)s 已不在，请重新上传。") % {"name": taken.name})
        return
    here, by, at = attached(revision, taken.file), request.person, now()
    if here and here.stored.digest != taken.instead:
        messages.error(request, _("%(name)s 后来又换过，没有放回原来的文件。") % {"name": taken.name})
        return

    def act() -> None:
        if here:
            actions.replace_file(here, stored, by=by, at=at, version=revision.version)
        else:
            actions.attach(revision, stored, taken.name, by=by, at=at)

    if refused := refusal_of(act):
        messages.error(request, sentence(refused.refusals[0]))
    else:
        messages.success(request, _("%(name)s 已放回附件。") % {"name": taken.name})
