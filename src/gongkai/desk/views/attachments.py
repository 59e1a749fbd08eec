"""The files of a matter, for those who may open the matter."""

from uuid import UUID

from django.http import Http404
from django.http.response import HttpResponseBase

from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.matter import Attachment
from gongkai.disclosures import queries
from gongkai.files.queries import download_of
from gongkai.ui.http import file_response


@staff_page
def attachment(request: StaffRequest, pk: UUID, attachment: UUID) -> HttpResponseBase:
    """Answer with a file as readers get it, of a disclosure one may open; no cache keeps it. Source: 第十条.

    :raises Http404: if there is none, or one may not.
    """
    found = _opened(request, pk, attachment)
    return file_response(
        request, download_of(queries.given_to_readers(found), found.name), is_public=False, in_place=True
    )


@staff_page
def original(request: StaffRequest, pk: UUID, attachment: UUID) -> HttpResponseBase:
    """Answer with a file as it was uploaded, which readers never get. Source: 第九条.

    :raises Http404: if there is none, or one may not.
    """
    found = _opened(request, pk, attachment)
    return file_response(request, download_of(found.stored, found.name), is_public=False, in_place=True)


def _opened(request: StaffRequest, pk: UUID, attachment: UUID) -> Attachment:
    found = queries.file_in_work(request.duties, pk, attachment)
    if found is None:
        raise Http404
    return found
