"""Whether what readers see is what the logs say: every release has its leaf, every leaf its release."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import IO

from gongkai.disclosures.models import Attachment, Disclosure, Release
from gongkai.disclosures.queries.record import TAKEN_ON, facts_told, files_told, item_of_log, log_of
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.files.queries import opened
from gongkai.ledger import queries as ledger
from gongkai.ledger.rules.bundle import Opening
from gongkai.ledger.rules.faults import Fault
from gongkai.ledger.rules.finding import Finding
from gongkai.ledger.rules.fold import LOST, Standing
from gongkai.ledger.rules.leaf import Act, Log
from gongkai.measures.vocabulary import PAGES, Audience

ACTS = {ReleaseState.SUSPENDED: Act.SUSPEND, ReleaseState.ENDED: Act.END, ReleaseState.WITHDRAWN: Act.WITHDRAW}
"""The act behind each state in which readers find no text."""
STATES = [ReleaseState.LIVE, *ACTS]
GONE = {LOST, TAKEN_ON}
"""Reasons of a last leaf after which there need be no release: lost with a backup, taken on by a wider audience."""


def disagreements(log: Log) -> Iterator[Finding]:
    """Yield where the releases to the audiences of a log do not agree with it."""
    standing, known = ledger.standing_in(log), set()
    for release in _releases(log):
        item = item_of_log(release.disclosure, Audience(release.audience))
        if item not in known:
            known.add(item)
            yield from _against(log, release, item, standing.get(item))
    reasons = {leaf.item: leaf.reason for _, leaf in ledger.leaves_in(log)}
    for item in sorted(standing.keys() - known):
        if standing[item].act is not Act.ERASE and reasons[item] not in GONE:
            yield Finding(Fault.NO_ROW, item, standing[item].act.value)


def lost_items(log: Log) -> list[str]:
    """Return the items that a log shows and of which the database knows nothing: lost with a backup's gap."""
    audiences = [audience for audience in Audience if log_of(audience) is log]
    known = {item_of_log(one, audience) for one in Disclosure.objects.iterator() for audience in audiences}
    return sorted(item for item, one in ledger.standing_in(log).items() if one.is_shown and item not in known)


def _releases(log: Log) -> Iterator[Release]:
    """Yield what stands for each audience on its page, the newest first: further channels say the same."""
    audiences = [audience for audience in Audience if log_of(audience) is log]
    found = Release.objects.filter(audience__in=audiences, channel__in=PAGES, state__in=STATES)
    related = found.select_related("disclosure__unit", "revision", "rung")
    return related.order_by("disclosure", "audience", "-live_at", "-pk").iterator()


def _against(log: Log, release: Release, item: str, one: Standing | None) -> Iterator[Finding]:
    state = ReleaseState(release.state)
    if one is None:
        yield Finding(Fault.NO_LEAF, item, state.value)
        return
    if one.act is Act.ERASE:
        return
    agrees = one.is_shown if state is ReleaseState.LIVE else one.act is ACTS[state]
    if not agrees:
        yield Finding(Fault.STATE, item, f"{state.value} / {one.act.value}")
    if one.act is Act.WITHDRAW and state is ReleaseState.WITHDRAWN:
        yield from _told(log, release, item)
    leaf = ledger.last_wording(log, item)
    seal = ledger.seal_of(leaf) if leaf else None
    if seal is not None:
        yield from _wording(release, item, seal)


def _told(log: Log, release: Release, item: str) -> Iterator[Finding]:
    """Compare what readers are told of a withdrawal."""
    leaf = ledger.last_leaf(log, item)
    seal = ledger.seal_of(leaf) if leaf else None
    if seal is not None and seal.facts.get("told") != release.over_reason:
        yield Finding(Fault.WORDING, item, "told")


def _wording(release: Release, item: str, seal: Opening) -> Iterator[Finding]:
    committed = seal.facts
    since = release.since or release.live_at
    now = facts_told(release.disclosure, release.revision, release.rung, since) if since else {}
    yield from (Finding(Fault.WORDING, item, field) for field in now if committed.get(field) != now[field])
    ours, theirs = set(files_told(release.revision)), {(file.name, file.sha256) for file in seal.files}
    yield from (Finding(Fault.WORDING, item, f"“{name}”") for name in sorted({name for name, _ in ours ^ theirs}))
    yield from _bytes(item, release.revision.attachments.select_related("stored", "served"))


def _bytes(item: str, attachments: Iterable[Attachment]) -> Iterator[Finding]:
    for one in attachments:
        try:
            with opened(one.for_readers) as content:
                digest = _digest(content)
        except FileNotFoundError:
            yield Finding(Fault.FILE_GONE, item, one.name)
            continue
        if digest != one.for_readers.digest:
            yield Finding(Fault.FILE_BYTES, item, one.name)


def _digest(content: IO[bytes]) -> str:
    running = hashlib.sha256()
    while chunk := content.read(1 << 16):
        running.update(chunk)
    return running.hexdigest()
