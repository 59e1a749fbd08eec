"""The records beside what was made known, as files: catalogues with their filing for anybody, the others within."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from gongkai.archives.queries import records
from gongkai.archives.queries.guarded import Guarding
from gongkai.archives.rules import Extent
from gongkai.archives.rules.layout import CATALOGUES, LOGS, RECORDS, safe, table
from gongkai.archives.writing.package import Package
from gongkai.catalogue.record import name_in_log
from gongkai.files.queries import opened
from gongkai.leading.models import Resolution
from gongkai.ledger import queries as ledger
from gongkai.ledger.queries import Prover
from gongkai.ledger.rules.leaf import Log
from gongkai.mailbox.rules.figures import Figures


def write_catalogues(package: Package, extent: Extent, prover: Prover | None) -> int:
    """Write the catalogues with the proofs of their filing, word for word as they were filed. Source: 第十三条."""
    versions = records.catalogues_of(extent)
    names = {name_in_log(one): f"{safe(one.unit.code)}-{one.year}-{one.number}" for one in versions}
    proven = prover.leaves_of(names) if prover else []
    for leaf in proven:
        name = f"{CATALOGUES}/{names[leaf.entry.item]}"
        if leaf.opening:
            package.put_json(f"{name}.json", leaf.opening.facts)
        package.put(f"{name}.leaf.json", bytes(leaf.entry.entry))
        package.put(f"{name}.tlog-proof", prover.proof(leaf, opened=True) if prover else b"")
    return len(proven)


def write_logs(package: Package, provers: dict[Log, Prover | None]) -> None:
    """Write the checkpoint by which everything is proved, the key of each log, and what its keys are followed by."""
    for log, prover in provers.items():
        if prover is None:
            continue
        key, folder = ledger.vkey_of(log), LOGS[log.value]
        package.put(f"{folder}/checkpoint", prover.note.format())
        package.put(f"{folder}/vkey", f"{key}\n".encode())
        for path, content in ledger.kept_in(log).items():
            package.put(f"{folder}/{path}", content)


def write_records(package: Package, extent: Extent, guarding: Guarding) -> None:
    """Write what was due, resolved and inspected, and what the letters come to.

    Source: 第十四条、第十七条、第十九条.
    """
    package.put_table(f"{RECORDS}/obligations.csv", table_of(extent))
    resolved = records.resolutions_of(extent, guarding)
    package.put_json(f"{RECORDS}/resolutions.json", [_resolution(one) for one in resolved])
    for one in resolved:
        _write_papers(package, one, guarding)
    package.put_json(f"{RECORDS}/inspections.json", list(records.inspections_of(extent, guarding)))
    if figures := records.letters_of(extent):
        package.put_json(f"{RECORDS}/letters.json", _letters(figures))


def table_of(extent: Extent) -> Iterator[list[str]]:
    """Yield what was due as cells of text."""
    for row in records.obligations_of(extent):
        yield from table([row])


def _resolution(one: Resolution) -> dict[str, Any]:
    return {
        "number": one.number,
        "title": one.title,
        "held_on": one.held_on.isoformat(),
        "text": one.text,
        "about": [{"code": about.code, "unit": about.unit.code} for about in one.abouts.all()],
        "papers": [paper.name for paper in one.papers.all()],
        "entered_by": one.entered_by.name,
        "confirmed_by": one.settled_by.name if one.settled_by else None,
    }


def _write_papers(package: Package, one: Resolution, guarding: Guarding) -> None:
    for position, paper in enumerate(one.papers.all(), 1):
        if guarding.lets_files(paper.stored.digest):
            try:
                source = opened(paper.stored)
            except FileNotFoundError:
                continue
            with source:
                package.copy(f"{RECORDS}/papers/{safe(one.number)}/{position:02}-{safe(paper.name)}", source)


def _letters(figures: Figures) -> dict[str, Any]:
    return {
        "kinds": {kind.value: asdict(row) for kind, row in figures.kinds.items()},
        "total": asdict(figures.total),
        "outcomes": {kind.value: counted and dict(counted) for kind, counted in figures.outcomes.items()},
        "ratings": figures.ratings and dict(figures.ratings),
        "rated": figures.rated,
    }
