"""A whole archive, from the first matter to the manifest."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import IO

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from gongkai import __version__
from gongkai.archives.queries import Guarding, Matter, matters_at, places_of
from gongkai.archives.rules import Counts, Extent, Reach, Tell
from gongkai.archives.rules.labels import Label
from gongkai.archives.rules.layout import (
    ABOUT,
    CATALOGUES,
    DECISIONS,
    ENDED,
    INDEX,
    INNER,
    MANIFEST,
    PUBLIC,
    README,
    RECORDS,
    readme,
    root_of,
    safe,
)
from gongkai.archives.writing import folder, pages, records
from gongkai.archives.writing.package import Package
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.ledger.queries import Prover, prover_of
from gongkai.ledger.rules.leaf import Log
from gongkai.orgs.models import Unit

FORMAT = "gongkai-archive/1"
"""The shape's name. What is added keeps it; what is renamed, moved or taken away makes the next one."""
TOLD_EVERY = 20
SECTIONS = {PUBLIC: Label.PUBLIC, INNER: Label.INNER, ENDED: Label.ENDED}


@dataclass(slots=True)
class _Making:
    """An archive while it is written: what is listed of it, and what it holds so far."""

    package: Package
    provers: dict[Log, Prover | None]
    listed: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    matters: int = 0
    proofs: int = 0
    missing: int = 0

    def add(self, section: str, matter: Matter, *, with_text: bool) -> None:
        """Write the folder of a matter into a section, and list it."""
        where = f"{section}/{safe(matter.place.number)}"
        prover = self.provers[matter.place.log]
        held = folder.write(self.package, where, matter, prover, with_text=with_text)
        self.proofs, self.missing = self.proofs + held.proofs, self.missing + len(held.missing)
        title, since = folder.title_of(matter, with_text=with_text), matter.releases[0].since
        row = (f"{where}/page.html", matter.place.number, title, matter.disclosure.unit.name)
        self.listed.setdefault(section, []).append((*row, f"{localtime(since):%Y-%m-%d}" if since else ""))


def write(file: IO[bytes], extent: Extent, tell: Tell) -> Counts:
    """Write an archive into an open file, matter by matter; ``tell`` hears how far it is. Practice.

    The same rows, checkpoint and moment make the same bytes.
    """
    unit = Unit.objects.filter(pk=extent.unit).first() if extent.unit else None
    package = Package(file, root_of(extent, unit.code if unit else ""), extent.as_of)
    logs = [Log.PUBLIC, Log.INNER] if extent.reach is Reach.WHOLE else [Log.PUBLIC]
    making, guarding = _Making(package, {log: prover_of(log) for log in logs}), Guarding.now()
    _write_matters(making, extent, guarding, tell)
    making.proofs += records.write_catalogues(package, extent, making.provers[Log.PUBLIC])
    if extent.reach is Reach.WHOLE:
        records.write_records(package, extent, guarding)
    records.write_logs(package, making.provers)
    return _write_front(making, extent, unit)


def _write_matters(making: _Making, extent: Extent, guarding: Guarding, tell: Tell) -> None:
    places = places_of(extent)
    for done, matter in enumerate(matters_at(places, making.provers, guarding), 1):
        if matter.is_let:
            _write_matter(making, matter, extent.reach)
        if done % TOLD_EVERY == 0:
            tell(done, len(places))
    tell(len(places), len(places))


def _write_matter(making: _Making, matter: Matter, reach: Reach) -> None:
    is_public, number = matter.place.log is Log.PUBLIC, safe(matter.place.number)
    section, making.matters = PUBLIC if is_public else INNER, making.matters + 1
    making.add(section, matter, with_text=folder.shows_text(matter))
    if reach is not Reach.WHOLE:
        return
    where = f"{DECISIONS}/{number}.json" if is_public else f"{INNER}/{number}/decisions.json"
    making.package.put_json(where, folder.decisions(matter))
    if is_public and matter.standing is ReleaseState.ENDED:
        making.add(ENDED, matter, with_text=True)


def _write_front(making: _Making, extent: Extent, unit: Unit | None) -> Counts:
    """Write what is read first, and the manifest; only now is everything known."""
    package, school, at = making.package, str(settings.GONGKAI_SCHOOL["name"]), localtime(extent.as_of)
    package.put(README, readme(school, extent, unit.name if unit else "", at).encode())
    package.put_json(
        ABOUT,
        {
            "format": FORMAT,
            "program": __version__,
            "school": school,
            "year": extent.year,
            "unit": unit.code if unit else None,
            "reach": extent.reach.value,
            "as_of": at.isoformat(timespec="seconds"),
            "checkpoints": {log.value: prover.size for log, prover in making.provers.items() if prover},
            "matters": making.matters,
            "missing": making.missing,
        },
    )
    title = f"{school} {extent.year} 年党务公开归档"
    package.put(INDEX, pages.page(title, _contents(making, package.names)))
    counts = Counts(making.matters, len(package.names), package.size, making.proofs, making.missing)
    package.close()
    return counts


def _contents(making: _Making, names: Iterable[str]) -> Iterable[SafeString]:
    """Yield the parts of the contents: what to read first, each section, and the files beside them."""
    yield pages.links([(README, Label.README.both), (MANIFEST, Label.MANIFEST.both), (ABOUT, ABOUT)])
    columns = (Label.NUMBER, Label.TITLE, Label.UNIT, Label.SINCE)
    for section, rows in making.listed.items():
        yield pages.heading(SECTIONS[section])
        yield pages.listing(columns, rows)
    beside = {Label.CATALOGUES: CATALOGUES, Label.RECORDS: RECORDS, Label.LOGS: "/log/"}
    for label, mark in beside.items():
        if found := [name for name in names if mark in name]:
            yield pages.heading(label)
            yield pages.links((name, name) for name in found)
