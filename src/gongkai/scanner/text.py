"""The scan of text: passages in, findings out, in order, each place once, the gravest reading of it first."""

from collections.abc import Iterable, Iterator

from gongkai.scanner.automaton import Compiled, compiled
from gongkai.scanner.detectors import detect
from gongkai.scanner.finding import Finding, Place, Severity
from gongkai.scanner.kinds import Kind
from gongkai.scanner.masking import masked_finding
from gongkai.scanner.passage import Hidden, Passage, Trouble
from gongkai.scanner.rules import Rules
from gongkai.scanner.sayings import SAYINGS
from gongkai.scanner.view import Hit, View, view_of

GRAVITY = {severity: rank for rank, severity in enumerate(Severity)}
ORDER = {kind: rank for rank, kind in enumerate(Kind)}


def scan_text(passages: Iterable[Passage], rules: Rules) -> list[Finding]:
    """Return what must not be published unseen, in the order of the passages and of the places in them.

    Where findings overlap the gravest stays, of equals the longest. A place says if readers would not see it.
    """
    ready = compiled(rules)
    found = dict.fromkeys(each for passage in passages if passage.text for each in _findings(passage, ready))
    return list(found)


def of_trouble(trouble: Trouble) -> Finding:
    """Return what is said about something that is wrong with a file itself.

    :raises ValueError: if the trouble's kind is not one of :class:`Kind`.
    """
    saying = SAYINGS[Kind(trouble.kind)]
    return Finding(
        Kind(trouble.kind), saying.severity, Place(trouble.part, 0, 0), trouble.detail, saying.reason, saying.fix, saying.source,
    )  # fmt: skip


def _findings(passage: Passage, ready: Compiled) -> Iterator[Finding]:
    view = view_of(passage, ready)
    hits = [hit for hit in detect(view) if not _is_allowed(hit, view)]
    part = passage.part if passage.hidden is Hidden.NO else f"{passage.part}（{passage.hidden.zh}）"
    for hit in _gravest(hits):
        start, end = view.folded.origin(hit.start, hit.end)
        yield _finding(hit, Place(part, start, end), view.text[hit.start : hit.end])


def _finding(hit: Hit, place: Place, value: str) -> Finding:
    saying = SAYINGS[hit.kind]
    words = (saying.reason, saying.fix)
    if hit.listed:
        words = (f"{hit.listed.reason}（词表：{hit.listed.name}）", hit.listed.fix)
    return Finding(hit.kind, _severity(hit), place, masked_finding(value, hit.kind), *words, saying.source)


def _severity(hit: Hit) -> Severity:
    return hit.listed.severity if hit.listed else SAYINGS[hit.kind].severity


def _gravest(hits: list[Hit]) -> list[Hit]:
    """Leave of overlapping hits one, and return the rest as they stand in the text."""
    if len(hits) < 2:
        return hits
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda one: (GRAVITY[_severity(one)], one.start - one.end, ORDER[one.kind])):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda one: one.start)


def _is_allowed(hit: Hit, view: View) -> bool:
    """Tell whether the school lets it pass: as words that surround it, or as a number by its digits."""
    if any(start <= hit.start and hit.end <= end for start, end in view.words.allowed):
        return True
    digits = "".join(sign for sign in view.text[hit.start : hit.end] if sign.isdigit())
    return bool(digits) and digits in view.compiled.allowed_digits
