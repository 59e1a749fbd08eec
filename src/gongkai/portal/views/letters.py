"""Writing a letter: nobody signs in for it, nothing is kept but what he writes. Source: 第四条（二）、第十四条."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate

from gongkai.disclosures import queries as disclosures
from gongkai.disclosures.queries.shelf import Row
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.mailbox import actions
from gongkai.mailbox import queries as mailbox
from gongkai.mailbox.rules.receipts import digits_in, in_groups
from gongkai.mailbox.rules.words import Kind
from gongkai.mailbox.rules.writing import FILE_LIMIT, FILES_LIMIT
from gongkai.measures.refusal import Refusal, Refused, insist
from gongkai.orgs import queries as orgs
from gongkai.orgs.queries import ANYBODY
from gongkai.portal.forms.letters import LetterForm
from gongkai.portal.http import Reader, show
from gongkai.portal.letterbox import challenge, may_ask, sent_back, why_not
from gongkai.portal.uploads import InMemory, clean_files
from gongkai.portal.views.tracking import course

AROUND = 1 << 20
"""Bytes of a form around its files."""
MOST = 2 * FILES_LIMIT * FILE_LIMIT
"""As many bytes are looked through for what was typed, be the files in it too large."""


def letter(request: Reader) -> HttpResponse:
    """Let somebody write, and show the receipt once: it is in this answer and nowhere else."""
    if request.method != "POST":
        asked = {"kind": request.GET.get("kind", ""), "about": request.GET.get("about", "")}
        return _form(request, LetterForm(units=orgs.unit_tree(localdate()), initial=asked), asked["about"])
    request.upload_handlers = [InMemory(request)]
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST + AROUND:
        form = LetterForm({}, units=orgs.unit_tree(localdate()))
        form.errors.clear()
        form.refuse([Refusal("letter_file_too_large")])
        return _form(request, form, "")
    form = LetterForm(request.POST, request.FILES, units=orgs.unit_tree(localdate()))
    digits = _take(request, form)
    return receipt_of(request, digits) if digits else _form(request, form, request.POST.get("about", ""))


def receipt(request: Reader) -> HttpResponse:
    """Go on from the receipt once its writer says that he has kept it; until then show it again."""
    digits = digits_in(request.POST.get("digits", ""))
    if digits is None or request.POST.get("kept") or not may_ask():
        return course(request)
    return receipt_of(request, digits, asks=True)


def privacy(request: Reader) -> HttpResponse:
    """Say truly who reads a letter, and what is kept of its writer."""
    return show(request, "letters/privacy")


def receipt_of(request: Reader, digits: str, *, asks: bool = False) -> HttpResponse:
    """Show a receipt with what comes next; the picture leads to the page that finds the letter again."""
    found = mailbox.by_receipt(digits)
    if found is None:
        return redirect("portal:letter_track")
    address = request.build_absolute_uri(reverse("portal:letter_track")) + f"#{digits}"
    picture = segno.make_qr(address).svg_data_uri(scale=4, border=4, light="#fff")
    about = {"clock": mailbox.clock_of(found, localdate()), "is_report": found.kind == Kind.REPORT}
    return show(
        request, "letters/receipt", digits=digits, groups=in_groups(digits), picture=picture, asks=asks, **about
    )


def _take(request: HttpRequest, form: LetterForm) -> str:
    """Take a letter in and return its receipt; where it is not taken, the form says why."""
    came = sent_back(request.POST.get("token", ""), request.POST.get("proof", ""))
    if came is None:
        form.refuse([Refusal("letter_form_too_old")])
    if came is None or not form.is_valid():
        return ""
    try:
        busy = why_not(came)
        insist(Refusal(busy) if busy else None)
        files = clean_files(request)
        return actions.write(form.written(), on=localdate(), form=came.mark, files=files, **_beside(form))
    except Refused as refused:
        form.refuse(refused.refusals)
        return ""


def _beside(form: LetterForm) -> Mapping[str, Any]:
    complained, item = form.unit("complained_unit"), item_called(form.cleaned_data["about"])
    return {
        "addressed": form.unit("addressed"),
        "complained_units": [complained] if complained else [],
        "about": item.disclosure if item else None,
    }


def item_called(named: UUID | str | None) -> Row | None:
    """Return what everybody can read under a name; a letter may be about nothing else."""
    try:
        release = disclosures.reading(ANYBODY, UUID(str(named)))
    except ValueError:
        return None
    return release if release and release.state in {ReleaseState.LIVE, ReleaseState.ENDED} else None


def _form(request: Reader, form: LetterForm, about: str) -> HttpResponse:
    return show(request, "letters/write", form=form, challenge=challenge(), item=item_called(about))
