"""One file by itself: what is in it that must not be published, and a clean copy of it. Nothing is kept. 第九条."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from gongkai.desk.forms.screening import FileForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.findings import Count, Shown, counts, shown_of_file
from gongkai.desk.phrases.screening import Lost, lost_in, why_not_cleaned
from gongkai.desk.views.disclosures import only_staff
from gongkai.desk.views.orgs.asking import sent
from gongkai.files.rules import FORMATS, ending
from gongkai.scanner.child import screen_safely
from gongkai.scanner.clean import Screened
from gongkai.scanner.finding import Finding, Severity
from gongkai.scanner.formats.source import Item
from gongkai.scanner.passage import Passage, Trouble
from gongkai.scanner.rules import Rules
from gongkai.scanner.text import of_trouble, scan_text
from gongkai.screening.queries import reads_pictures, rules_in_force

MOST = 200
"""As many findings are shown, the gravest first, and as many of the things that a clean copy leaves out."""
GRAVITY = list(Severity)
BYTES = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Result:
    """What is said of a file; ``more`` and ``more_lost`` count what is not shown.

    ``why_not`` says why there is no clean copy; ``is_refused`` that one was asked for all the same.
    """

    name: str
    counts: list[Count]
    findings: list[Shown]
    more: int
    lost: list[Lost]
    more_lost: int
    why_not: str
    is_refused: bool


@staff_page
def check_file(request: StaffRequest) -> HttpResponse:
    """Say what is found in a file, or answer with its clean copy; the file itself is forgotten at once. 第九条."""
    only_staff(request)
    form = FileForm(sent(request), request.FILES if request.method == "POST" else None)
    result = None
    if form.is_valid():
        upload, wants_copy = form.cleaned_data["file"], "clean" in request.POST
        screened = screen_safely(upload.read(), upload.name, ocr=reads_pictures())
        if wants_copy and screened.copy is not None:
            return _copy(upload.name, screened.copy)
        result = _result(upload.name, screened, is_refused=wants_copy)
    return render(request, "desk/screening/check_file.html", {"form": form, "result": result})


def _copy(name: str, content: bytes) -> HttpResponse:
    """Answer with a clean copy under a name that tells it from the file."""
    path = PurePath(name)
    called = _("%(name)s（清理副本）%(ending)s") % {"name": path.stem, "ending": path.suffix}
    kind = FORMATS.get(ending(name))
    response = HttpResponse(content, content_type=kind.media_type if kind else BYTES)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=called) or ""
    return response


def _result(name: str, screened: Screened, *, is_refused: bool) -> Result:
    findings = _findings(screened.items, rules_in_force())
    lost = lost_in(screened.changes)
    return Result(
        name=name,
        counts=counts(findings),
        findings=shown_of_file(findings[:MOST]),
        more=max(0, len(findings) - MOST),
        lost=lost[:MOST],
        more_lost=max(0, len(lost) - MOST),
        why_not=why_not_cleaned(screened.why_not.detail) if screened.why_not else "",
        is_refused=is_refused,
    )


def _findings(items: Iterable[Item], rules: Rules) -> list[Finding]:
    """Return what was found, the gravest first."""
    read = list(items)
    of_file = [of_trouble(item) for item in read if isinstance(item, Trouble)]
    in_text = scan_text([item for item in read if isinstance(item, Passage)], rules)
    return sorted([*of_file, *in_text], key=lambda one: GRAVITY.index(one.severity))
