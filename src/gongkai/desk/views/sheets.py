"""What is printed of one matter: the sheet for a notice board, and the text for media outside. Source: 第十四条."""

from datetime import date
from math import ceil
from uuid import UUID

import segno
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate

from gongkai.channels.papers import Paper, Part, as_docx
from gongkai.channels.queries import Release, page_to_print
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.views.bulletins import given_out
from gongkai.disclosures.rules.text import paragraphs
from gongkai.files.rules import FORMATS
from gongkai.measures.vocabulary import Audience
from gongkai.orgs.queries import called_on
from gongkai.ui.wording import on_date

LINES, LETTERS, LETTERS_OF_TITLE = 15, 25, 17
"""So many lines fit on one page in big type, title and text; the rest is read where the picture leads. Practice."""


@staff_page
def sheet(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Show the sheet for a notice board: one page, in big type, with a picture that leads to the whole text."""
    release = _printed(request, pk)
    name = "portal:detail" if release.audience == Audience.PUBLIC else "portal:inner_detail"
    address = request.build_absolute_uri(reverse(name, args=[release.disclosure.public_id]))
    whole = paragraphs(release.revision.body)
    shown = _that_fits(release.revision.title, whole)
    context = {
        "release": release,
        "revision": release.revision,
        "publisher": called_on(release.disclosure.unit, _day_of(release)).then,
        "shown": shown,
        "is_cut": shown != whole or release.revision.attachments.exists(),
        "picture": segno.make_qr(address).svg_data_uri(scale=4, border=0),
    }
    return render(request, "desk/channels/sheet.html", context)


def _that_fits(title: str, whole: list[str]) -> list[str]:
    """Return as much of a text as fits on the page under its title."""
    fits, room = list[str](), LINES - ceil(len(title) / LETTERS_OF_TITLE)
    for text in whole:
        lines = ceil((len(text) + 2) / LETTERS)
        if lines > room:
            return [*fits, f"{text[: room * LETTERS - 4]}……"] if room else fits
        fits.append(text)
        room -= lines
    return fits


@staff_page
def press(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Show the text for media outside the school, of what the public may read."""
    paper = _for_the_press(request, pk)
    lines = [part for one in paper.parts for part in (one.title, one.byline, *one.paragraphs)]
    context = {"revision": _printed(request, pk).revision, "text": "\n\n".join(line for line in lines if line)}
    return render(request, "desk/channels/press.html", context)


@staff_page
def press_docx(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Give the text for media outside out as docx."""
    paper = _for_the_press(request, pk)
    return given_out(as_docx(paper), f"{paper.parts[0].title}.docx", FORMATS["docx"].media_type)


def _for_the_press(request: StaffRequest, pk: UUID) -> Paper:
    """Return the text for the press.

    :raises Http404: unless the public may read it: nothing else goes to media outside. Source: 第十条.
    """
    release = _printed(request, pk)
    if release.audience != Audience.PUBLIC:
        raise Http404
    day = _day_of(release)
    unit = called_on(release.disclosure.unit, day).then.name
    part = Part(release.revision.title, f"{unit}　{on_date(day)}", paragraphs(release.revision.body))
    return Paper("", "", "", "", [part], "")


def _day_of(release: Release) -> date:
    """Return the day on which something was first made known."""
    return localdate(release.since) if release.since else localdate()


def _printed(request: StaffRequest, pk: UUID) -> Release:
    """Return what readers read of a matter one may open.

    :raises Http404: if there is nothing live.
    """
    release = page_to_print(pk, request.duties)
    if release is None:
        raise Http404
    return release
