"""The scan of text: passages in, findings out, in order, each place once, the gravest reading of it first."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from gongkai.scanner.automaton import compiled
from gongkai.scanner.detectors import detect
from gongkai.scanner.finding import Finding, Place, Severity
from gongkai.scanner.kinds import Kind
from gongkai.scanner.masking import masked_finding
from gongkai.scanner.passage import Hidden, Passage, Trouble
from gongkai.scanner.rules import LONGEST_ALLOWED, Rules
from gongkai.scanner.sayings import SAYINGS
from gongkai.scanner.view import Hit, View, view_of

GRAVITY = {severity: rank for rank, severity in enumerate(Severity)}
ORDER = {kind: rank for rank, kind in enumerate(Kind)}


def scan_text(passages: Iterable[Passage], rules: Rules) -> list[Finding]:
    """Return what must not be published unseen, in the order of the passages and of the places in them.

    Where findings overlap the gravest stays, of equals the longest. A place says if readers would not see it.
    """
    ready = compiled(rules)
    found: dict[tuple[str, Place, str], Finding] = {}
    for passage in passages:
        view = view_of(passage, ready)
        for value, finding in _findings(view) if view else ():
            found.setdefault((finding.kind, finding.place, value), finding)
    return list(found.values())


def of_trouble(trouble: Trouble) -> Finding:
    """Return what is said about something that is wrong with a file itself.

    :raises ValueError: if the trouble's kind is not one of :class:`Kind`.
    """
    saying = SAYINGS[Kind(trouble.kind)]
    return Finding(
        Kind(trouble.kind),
        saying.severity,
        Place(trouble.part, 0, 0),
        trouble.detail,
        saying.reason,
        saying.fix,
        saying.source,
    )


def _findings(view: View) -> Iterator[tuple[str, Finding]]:
    """Yield what is found with the value as it was read, which leaves this module only masked."""
    passage = view.passage
    hits = [hit for hit in detect(view) if not _is_allowed(hit, view)]
    part = passage.part if passage.hidden is Hidden.NO else f"{passage.part}（{passage.hidden.zh}）"
    for hit in _gravest(hits):
        start, end = view.folded.origin(hit.start, hit.end)
        value = view.text[hit.start : hit.end]
        yield value, _finding(hit, Place(part, start, end), value)


def _finding(hit: Hit, place: Place, value: str) -> Finding:
    saying = SAYINGS[hit.kind]
    words, code = (saying.reason, saying.fix), ""
    if hit.listed:
        words, code = (f"{hit.listed.reason}（词表：{hit.listed.name}）", hit.listed.fix), hit.listed.code
    return Finding(hit.kind, _severity(hit), place, masked_finding(value, hit.kind), *words, saying.source, code)


def _severity(hit: Hit) -> Severity:
    return hit.listed.severity if hit.listed else SAYINGS[hit.kind].severity


def _gravest(hits: list[Hit]) -> list[Hit]:
    """Leave of overlapping hits one, and return the rest as they stand in the text."""
    if len(hits) < 2:
        return hits
    kept: list[Hit] = []
    for hit in sorted(filter(_yields, hits), key=_rank):
        at = bisect_left(kept, hit.start, key=lambda one: one.start)
        free_before = at == 0 or kept[at - 1].end <= hit.start
        if free_before and (at == len(kept) or hit.end <= kept[at].start):
            kept.insert(at, hit)
    return sorted([*kept, *(hit for hit in hits if not _yields(hit))], key=lambda one: one.start)


def _rank(hit: Hit) -> tuple[int, int, int]:
    return GRAVITY[_severity(hit)], hit.start - hit.end, ORDER[hit.kind]


def _yields(hit: Hit) -> bool:
    return hit.listed is None or hit.listed.yields


def _is_allowed(hit: Hit, view: View) -> bool:
    """Tell whether the school lets it pass: as words that surround it, or as a number by its digits."""
    if not _yields(hit):
        return False
    allowed = view.words.allowed
    for at in range(bisect_left(allowed, hit.end, key=lambda span: span[1]), len(allowed)):
        start, end = allowed[at]
        if end > hit.end + LONGEST_ALLOWED:
            break
        if start <= hit.start:
            return True
    if not view.compiled.allowed_digits:
        return False
    return "".join(filter(str.isdigit, view.text[hit.start : hit.end])) in view.compiled.allowed_digits
