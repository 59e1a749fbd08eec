"""What the public log commits to of a filing, and whether the catalogues still say it. Source: 第十三条."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from gongkai.catalogue.models import Decision, Provenance, Reason, Version
from gongkai.catalogue.queries import FILED_STATES, items_of, wording_of
from gongkai.ledger import queries as ledger
from gongkai.ledger.rules.faults import Fault
from gongkai.ledger.rules.finding import Finding
from gongkai.ledger.rules.leaf import Act, Log, canonical

PREFIX = "catalogue/"


def name_in_log(version: Version) -> str:
    """Return how the public log calls a version."""
    return f"{PREFIX}{version.public_id}"


def facts_filed(version: Version) -> dict[str, Any]:
    """Return what was filed, word for word. Source: 第十三条.

    What not every filing has is there only where there is any: those filed before it was asked for stay as they were.
    """
    said = [{"entry": str(item.entry.public_id), **asdict(wording_of(item))} for item in items_of(version)]
    return {
        "unit": version.unit.code,
        "year": version.year,
        "number": version.number,
        "filing_number": version.filing_number,
        "in_force_on": version.in_force_on.isoformat() if version.in_force_on else "",
        "items": said,
        **{name: found for name, found in _beside(version).items() if found},
    }


def _beside(version: Version) -> dict[str, Any]:
    """Return why the version differs from the one before, what the office decided, and what it was compiled from."""
    reasons = Reason.objects.filter(version=version).order_by("entry__public_id")
    decision = Decision.objects.filter(version=version).first()
    sources = Provenance.objects.filter(item__version=version).order_by("item__position", "item__code", "source_id")
    from_where = sources.values_list("item__code", "source__version__filing_number", "source__code")
    return {
        "reasons": [[str(entry), text] for entry, text in reasons.values_list("entry__public_id", "text")],
        "decision": [decision.decided_on.isoformat(), decision.number, decision.basis] if decision else [],
        "provenance": [list(row) for row in from_where],
    }


def disagreements() -> Iterator[Finding]:
    """Yield where the filed catalogues and the public log do not agree."""
    known = set()
    for version in Version.objects.filter(state__in=FILED_STATES).select_related("unit"):
        name = name_in_log(version)
        known.add(name)
        leaf = ledger.last_leaf(Log.PUBLIC, name)
        if leaf is None:
            yield Finding(Fault.NO_LEAF, name, f"{version.state} {version.filing_number}")
        elif (seal := ledger.seal_of(leaf)) is not None:
            yield from _different(name, seal.facts, json.loads(canonical(facts_filed(version))))
    for _, one in ledger.leaves_in(Log.PUBLIC):
        if one.act is Act.FILE and one.item not in known:
            yield Finding(Fault.NO_ROW, one.item, one.act.value)


def _different(name: str, committed: dict[str, Any], now: dict[str, Any]) -> Iterator[Finding]:
    for field in sorted({*committed, *now}):
        if committed.get(field) != now.get(field):
            yield Finding(Fault.WORDING, name, field)
