"""What the check before publication found, in the reader's language, masked, with the tone it is shown in."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gongkai.desk.phrases.catalogue import named
from gongkai.disclosures.rules.checks import Found
from gongkai.scanner import english
from gongkai.scanner.finding import Finding, Severity
from gongkai.scanner.kinds import Kind
from gongkai.screening.rules import PROTECTED, ScanState

TONES = {
    Severity.MUST: ("bad", "alert-circle"),
    Severity.CONFIRM: ("warn", "alert-triangle"),
    Severity.HINT: ("info", "info-circle"),
}
"""Tone and icon of each severity."""
STATES = {
    ScanState.WAITING: ("", "clock"),
    ScanState.RUNNING: ("info", "refresh"),
    ScanState.DONE: ("ok", "circle-check"),
    ScanState.FAILED: ("bad", "alert-circle"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding as it is shown, its ``value`` masked: ``advice`` says why and what to do, ``said`` is its drafter's.

    ``place`` names the file too; ``mark`` is how the procedure knows it, empty where it belongs to no plan; ``number``
    counts from 1; ``anchor`` is where on the page it can be seen, if anywhere.
    """

    number: int
    mark: str
    file: str
    finding: Finding
    kind: str
    severity: str
    tone: str
    icon: str
    place: str
    value: str
    advice: str
    source: str
    said: str
    is_grave: bool
    may_stay: bool
    anchor: str = ""


def shown(found: Iterable[Found]) -> list[Shown]:
    """Return the findings of a plan as they are shown, counted in their order."""
    return [_shown(number, one.finding, one.mark, one.file, one.reason) for number, one in enumerate(found, start=1)]


def shown_of_file(findings: Iterable[Finding]) -> list[Shown]:
    """Return the findings of one file as they are shown."""
    return [_shown(number, finding, "", "", "") for number, finding in enumerate(findings, start=1)]


def _shown(number: int, finding: Finding, mark: str, file: str, said: str) -> Shown:
    tone, icon = TONES[finding.severity]
    in_english = get_language() == "en"
    place = english.place_of(finding.place.part) if in_english else finding.place.part
    return Shown(
        number=number,
        mark=mark,
        file=file,
        finding=finding,
        kind=named(Kind(finding.kind)),
        severity=named(finding.severity),
        tone=tone,
        icon=icon,
        place=_("《%(file)s》%(place)s") % {"file": file, "place": place} if file else place,
        value=english.detail_of(finding.masked) if in_english else finding.masked,
        advice=_advice(finding, in_english=in_english),
        source=english.source_of(finding) if in_english else finding.source,
        said=said,
        is_grave=finding.severity is Severity.MUST,
        may_stay=finding.listed != PROTECTED,
    )


def _advice(finding: Finding, *, in_english: bool) -> str:
    """Say why it is a finding and what to do; of what is kept out, nothing but that it is."""
    if finding.listed == PROTECTED:
        return _("此处内容不得公开。请删去，或联系纪委综合监察室。")
    said = (english.reason_of(finding), english.fix_of(finding))
    return " ".join(said) if in_english else finding.reason + finding.fix


@dataclass(frozen=True, slots=True)
class Count:
    """How many findings there are of one severity."""

    severity: str
    tone: str
    icon: str
    total: int


def counts(findings: Iterable[Finding]) -> list[Count]:
    """Return how many findings there are of each severity, the gravest first; severities without one are left out."""
    told = [finding.severity for finding in findings]
    return [Count(named(severity), *TONES[severity], told.count(severity)) for severity in Severity if severity in told]
