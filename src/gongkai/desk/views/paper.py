"""The approval form, printable on one A4 page. Source: 第十六条."""

from uuid import UUID

import segno
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, now

from gongkai.desk.approval_form import approval_form
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.matter import sheet_of
from gongkai.desk.views.steps import opened
from gongkai.orgs.queries import called_on


@staff_page
def form(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Show the approval form of a revision, ready to be printed and signed."""
    sheet = sheet_of(request, request.duties, opened(request, pk), now())
    address = request.build_absolute_uri(reverse("desk:disclosure", args=[pk]))
    day = localdate(sheet.revision.proposed_at or sheet.at)
    context = {
        "revision": sheet.revision,
        "unit": called_on(sheet.revision.disclosure.unit, day).then,
        "paper": approval_form(sheet),
        "picture": segno.make_qr(address).svg_data_uri(scale=2, border=0),
        "now": sheet.at,
    }
    return render(request, "desk/paper/form.html", context)
