"""A whole site against its public log: fold the leaves, read the pages, compare."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from gongkai.ledger.rules.finding import Finding, said
from gongkai.ledger.rules.fold import Standing
from gongkai.verifier.items import PREFIX, Item
from gongkai.verifier.log import Asked, PublicLog, read
from gongkai.verifier.pages import listing_of
from gongkai.verifier.site import CouldNotCheck, Site
from gongkai.verifier.words import Fault

LISTS = ("live", "ended", "withdrawn")
"""The states that the lists of a site can be narrowed to; corrected ones are live."""
TRIES = 3
"""A site goes on while it is read: where something does not agree and the log has grown, it is read again."""


@dataclass(slots=True)
class Audit:
    """What was read of a site, and what does not agree."""

    log: PublicLog
    standing: dict[str, Standing] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    listed: dict[str, set[str]] = field(default_factory=dict)

    @property
    def shown(self) -> int:
        """How many items readers should find."""
        return sum(one.is_shown for one in self.standing.values())


def audit(site: Site, asked: Asked) -> Audit:
    """Audit a site.

    :raises CouldNotCheck: if it cannot be read.
    """
    for _ in range(TRIES):
        done = _once(site, asked)
        if not done.findings or site.read("log/public/checkpoint") == done.log.note.format():
            break
    return done


def _once(site: Site, asked: Asked) -> Audit:
    listed = {state: set(_listed(site, state)) for state in LISTS}
    log = read(site, asked)
    done = Audit(log, listed=listed, findings=list(log.findings))
    if not log.entries and log.head.size:
        return done  # what the log says is unknown, so there is nothing to compare with
    done.standing = {name: one for name, one in log.standing().items() if name.startswith(PREFIX)}
    for name, standing in done.standing.items():
        done.findings += Item(site, log, name, standing).findings()
    done.findings = list(dict.fromkeys([*done.findings, *_lists(done)]))
    return done


def _listed(site: Site, state: str) -> Iterator[str]:
    """Yield the items of a list, stretch after stretch."""
    path, seen = f"list/?state={state}", set[str]()
    while path not in seen:
        seen.add(path)
        data = site.read(path)
        if data is None:
            raise CouldNotCheck(site.below(path))
        part = listing_of(data)
        yield from (PREFIX + name for name in part.items)
        if part.older:
            path = site.below(part.older, "list/").removeprefix(site.address)


def _lists(done: Audit) -> Iterator[Finding]:
    """Yield what the lists have and the log has not, and what the log has and the lists have not."""
    everything = set[str]().union(*done.listed.values())
    yield from (Finding(Fault.NOT_IN_LOG, name) for name in sorted(everything - done.standing.keys()))
    shown = {name for name, one in done.standing.items() if one.is_shown}
    yield from (Finding(Fault.NOT_LISTED, name) for name in sorted(shown - done.listed["live"]))
    over = (done.listed["live"] & done.standing.keys()) - shown
    yield from (Finding(Fault.STILL_SERVED, name, said(done.standing[name].act)) for name in sorted(over))
