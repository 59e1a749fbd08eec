"""防篡改验证: a file, a proof or a number is answered in words; how it works; and a checkpoint to keep on paper."""

import hashlib
import re

import segno
from django.conf import settings
from django.http import HttpResponse

from gongkai.ledger import queries as ledger
from gongkai.ledger.rules.leaf import Act, Log
from gongkai.portal import verifying
from gongkai.portal.http import Reader, show
from gongkai.portal.logbox import key_of
from gongkai.portal.verifying import LARGEST_PROOF, Answer, Kind

DIGEST = re.compile(r"[0-9a-f]{64}")
NAMED_BY_ADDRESS = re.compile(r"/d/([0-9a-f-]{36})/?$")
AROUND = 1 << 16
"""Bytes of a form around its file."""
LONGEST = 200


def verify(request: Reader) -> HttpResponse:
    """Answer in words whether a file, a proof or a number agrees with the public log; keep nothing of it."""
    answer = _to_form(request) if request.method == "POST" else _to_address(request)
    return show(request, "verify", answer=answer, key=key_of(Log.PUBLIC), acts=list(Act))


def how(request: Reader) -> HttpResponse:
    """Say what the log promises, what it does not, and how to check."""
    return show(request, "verify_how")


def checkpoint(request: Reader) -> HttpResponse:
    """Show the newest checkpoint to be printed: a witness on paper, which no machine can rewrite."""
    head = ledger.published_head(Log.PUBLIC)
    picture = segno.make_qr(head.note).svg_data_uri(scale=4, border=4, light="#fff") if head else ""
    return show(request, "verify_checkpoint", head=head, picture=picture)


def _to_address(request: Reader) -> Answer | None:
    digest, number = (_typed(request, name) for name in ("digest", "number"))
    if digest:
        return verifying.of_digest(digest) if DIGEST.fullmatch(digest) else Answer(Kind.UNKNOWN_FILE)
    if number:
        address = NAMED_BY_ADDRESS.search(number)
        return verifying.of_number(address[1] if address else number)
    return Answer(Kind.NOTHING) if "number" in request.GET else None


def _typed(request: Reader, name: str) -> str:
    return "".join(sign for sign in request.GET.get(name, "") if sign.isprintable()).strip()[:LONGEST]


def _to_form(request: Reader) -> Answer:
    if int(request.META.get("CONTENT_LENGTH") or 0) > settings.UPLOAD_LIMIT + AROUND:
        return Answer(Kind.TOO_LARGE)
    upload = request.FILES.get("file")
    if upload is None or not upload.size:
        return Answer(Kind.NOTHING)
    if upload.size > settings.UPLOAD_LIMIT:
        return Answer(Kind.TOO_LARGE)
    beginning = upload.read(64)
    upload.seek(0)
    if verifying.is_proof(beginning):
        return verifying.of_proof(upload.read()) if upload.size <= LARGEST_PROOF else Answer(Kind.CHANGED)
    running = hashlib.sha256()
    for chunk in upload.chunks():
        running.update(chunk)
    return verifying.of_digest(running.hexdigest())
