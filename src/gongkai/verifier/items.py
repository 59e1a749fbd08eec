"""One item of the log against its page: what is shown is what was committed to, what is over is no longer shown."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gongkai.ledger.rules import bundle
from gongkai.ledger.rules.bundle import Checked
from gongkai.ledger.rules.finding import Finding, said
from gongkai.ledger.rules.fold import LOST, Standing
from gongkai.ledger.rules.leaf import Act, leaf_of
from gongkai.merkle.proof import Proof
from gongkai.merkle.tree import Broken
from gongkai.verifier.log import PublicLog, signed
from gongkai.verifier.pages import Page, day_of, page_of, tokens_of
from gongkai.verifier.site import FILE, CouldNotCheck, Site
from gongkai.verifier.words import Fault, Part

PREFIX = "disclosure/"
"""What the public log calls an item that has a page, before its address."""
NUMBER, DOCUMENT, ISSUED = "索引号", "文号", "成文日期"
NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the log with a page on the site."""

    site: Site
    log: PublicLog
    name: str
    standing: Standing

    @property
    def path(self) -> str:
        """Where its page is."""
        return f"d/{self.name.removeprefix(PREFIX)}/"

    def findings(self) -> Iterator[Finding]:
        """Yield what does not agree between the log and the page."""
        try:
            data = self.site.read(self.path)
            page = page_of(data) if data is not None else None
        except CouldNotCheck as why:
            yield Finding(Fault.WRONG_PAGE, self.name, str(why))
            return
        yield from self._shown(page) if self.standing.is_shown else self._over(page)

    def _shown(self, page: Page | None) -> Iterator[Finding]:
        if page is None or page.body is None:
            yield Finding(Fault.NOT_SERVED, self.name, "HTTP 404" if page is None else page.title)
            return
        try:
            checked = self._proved(self.standing.worded)
        except (Broken, CouldNotCheck) as why:
            yield Finding(Fault.PROOF, self.name, str(why))
            return
        yield from (Finding(Fault.DIFFERS, self.name, said(part)) for part in different(page, checked.opening.facts))
        yield from self._files(page, {file.name: file.sha256 for file in checked.opening.files})

    def _over(self, page: Page | None) -> Iterator[Finding]:
        if page is None:
            if self.standing.act is not Act.ERASE and self._reason() != LOST:
                yield Finding(Fault.NOT_SERVED, self.name, f"{said(self.standing.act)}, HTTP 404")
        elif page.body is not None or page.files or page.tomb is None:
            yield Finding(Fault.STILL_SERVED, self.name, said(self.standing.act))
        elif self.standing.act is Act.WITHDRAW:
            yield from self._told(page.tomb)

    def _told(self, tomb: str) -> Iterator[Finding]:
        try:
            told = str(self._proved(self.standing.index).opening.facts.get("told", ""))
        except (Broken, CouldNotCheck) as why:
            yield Finding(Fault.PROOF, self.name, str(why))
            return
        if " ".join(told.split()) not in tomb:
            yield Finding(Fault.DIFFERS, self.name, said(Part.TOLD))

    def _reason(self) -> str:
        return leaf_of(self.log.entries[self.standing.index]).reason

    def _proved(self, index: int) -> Checked:
        """Return what the bundle that the site serves proves: it must open the very leaf the log names.

        :raises Broken: if it does not.
        """
        data = self.site.read(f"{self.path}proof")
        if data is None:
            raise Broken("HTTP 404")
        proof = Proof.parse(data)
        checked = bundle.check(proof)
        if checked.index != index or checked.opening.entry != self.log.entries[index]:
            raise Broken(f"{checked.index} ≠ {index}")
        if missing := signed(proof.note, self.log.keys[-1:], ()):
            raise Broken(str(missing[0]))
        return checked

    def _files(self, page: Page, committed: dict[str, str]) -> Iterator[Finding]:
        served = dict(page.files)
        yield from (Finding(Fault.FILE_MISSING, self.name, name) for name in committed if name not in served)
        for name, address in page.files:
            if name not in committed:
                yield Finding(Fault.FILE_EXTRA, self.name, name)
                continue
            try:
                data = self.site.read(self.site.below(address, self.path).removeprefix(self.site.address), most=FILE)
            except CouldNotCheck as why:
                yield Finding(Fault.WRONG_PAGE, self.name, str(why))
                continue
            if data is None or hashlib.sha256(data).hexdigest() != committed[name]:
                yield Finding(Fault.FILE, self.name, name)


def different(page: Page, facts: dict[str, Any]) -> Iterator[Part]:
    """Yield what a page says otherwise than it was committed to."""
    compared = {
        Part.TITLE: (page.title, facts.get("title")),
        Part.BODY: (page.body, tokens_of(str(facts.get("body", "")))),
        Part.NUMBER: (page.facts.get(NUMBER), facts.get("index_no")),
        Part.DOCUMENT: (page.facts.get(DOCUMENT, NOTHING), facts.get("document_no") or NOTHING),
        Part.ISSUED: (day_of(page.facts.get(ISSUED, "")), facts.get("issued_on", "")),
        Part.SINCE: (page.since, facts.get("since")),
    }
    yield from (part for part, (shown, told) in compared.items() if _plain(shown) != _plain(told))
    if str(_plain(facts.get("correction_note", ""))) not in page.says:
        yield Part.NOTE


def _plain(value: object) -> object:
    """Leave out what a page does not show: how many spaces there are."""
    return " ".join(value.split()) if isinstance(value, str) else value
