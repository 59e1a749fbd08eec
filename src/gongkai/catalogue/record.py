"""What the public log commits to of a filing, and whether the catalogues still say it. Source: 第十三条."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from gongkai.catalogue.models import Version
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
    """Return what was filed, word for word. Source: 第十三条."""
    said = [{"entry": str(item.entry.public_id), **asdict(wording_of(item))} for item in items_of(version)]
    return {
        "unit": version.unit.code,
        "year": version.year,
        "number": version.number,
        "filing_number": version.filing_number,
        "in_force_on": version.in_force_on.isoformat() if version.in_force_on else "",
        "items": said,
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
    yield from (Finding(Fault.WORDING, name, field) for field in now if committed.get(field) != now[field])
