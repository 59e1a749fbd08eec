"""Files that come with a form: taken in at once and remembered, so that none is lost while the rest is put right."""

from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.timezone import now

from gongkai.desk.http import StaffRequest
from gongkai.files.actions import store
from gongkai.files.queries import StoredFile, file_with
from gongkai.files.rules import ending
from gongkai.measures.refusal import Refusal, Refused, insist

SHOWS = ("jpg", "jpeg", "png", "pdf")
"""What a photograph or a scanned page comes as."""
KEPT = "kept_files"


def taken_in(request: StaffRequest, key: str) -> list[Refusal]:
    """Store the files that were sent, under a key in the session; returns why some could not be taken."""
    against: list[Refusal] = []
    kept = _kept(request, key)
    sent: Iterable[UploadedFile[Any]] = request.FILES.getlist("photos")
    for upload in sent:
        name = upload.name or ""
        try:
            insist(None if ending(name) in SHOWS else Refusal("file_is_no_picture", about="photos"))
            kept[store(upload, name=name, at=now()).digest] = name
        except Refused as refused:
            against += refused.refusals
    for digest in request.POST.getlist("drop"):
        kept.pop(digest, None)
    request.session[KEPT] = {**request.session.get(KEPT, {}), key: kept}
    return against


def kept_files(request: StaffRequest, key: str) -> list[tuple[StoredFile, str]]:
    """Return the files remembered under a key, under the names they came by."""
    found = ((file_with(digest), name) for digest, name in _kept(request, key).items())
    return [(stored, name) for stored, name in found if stored]


def forget(request: StaffRequest, key: str) -> None:
    """Forget the files: they belong to something now."""
    kept = request.session.get(KEPT, {})
    kept.pop(key, None)
    request.session[KEPT] = kept


def _kept(request: StaffRequest, key: str) -> dict[str, str]:
    return dict(request.session.get(KEPT, {}).get(key, {}))
