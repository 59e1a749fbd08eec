"""An archive against its own manifest and the log: nothing changed, nothing missing, and every proof holds."""

import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from zipfile import BadZipFile, ZipFile

from gongkai.archives.rules.layout import LOGS, MANIFEST, manifest_of
from gongkai.ledger.rules import bundle
from gongkai.ledger.rules.bundle import Opening
from gongkai.ledger.rules.finding import Finding
from gongkai.merkle.note import Key, Note
from gongkai.merkle.proof import Proof
from gongkai.merkle.tree import Broken
from gongkai.verifier.keys import key_of
from gongkai.verifier.log import Asked, signed
from gongkai.verifier.site import CouldNotCheck
from gongkai.verifier.words import Fault

CHUNK = 1 << 16
LARGEST = 64 << 20
"""The most bytes of a file that is read whole: proofs, leaves, metadata and the manifest are far smaller."""
UNREADABLE = (BadZipFile, KeyError, EOFError, NotImplementedError, RuntimeError, zlib.error)
PROOF, LEAF, ABOUT = ".tlog-proof", ".json", "metadata.json"
FILED = ".leaf.json"
"""Beside a proof lies its leaf; beside that of a catalogue, whose wording has the shorter name, under this one."""


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that is open: its files below the one folder that holds everything, and what its manifest says."""

    packed: ZipFile
    root: str
    listed: dict[str, str]

    @classmethod
    def of(cls, packed: ZipFile) -> "Archive":
        """Return an archive.

        :raises CouldNotCheck: if the file is none.
        """
        roots = {name.partition("/")[0] for name in packed.namelist()}
        root = f"{min(roots, default='')}/"
        if len(roots) != 1 or f"{root}{MANIFEST}" not in packed.namelist():
            raise CouldNotCheck(f"{MANIFEST}: {', '.join(sorted(roots))}")
        archive = cls(packed, root, {})
        return replace(archive, listed=manifest_of(archive.read(MANIFEST).decode()))

    @property
    def names(self) -> list[str]:
        """What lies in it."""
        return [name.removeprefix(self.root) for name in self.packed.namelist() if not name.endswith("/")]

    def read(self, name: str) -> bytes:
        """Return a file.

        :raises Broken: if there is none, or it is not to be read.
        """
        try:
            with self.packed.open(f"{self.root}{name}") as source:
                content = source.read(LARGEST + 1)
        except UNREADABLE as why:
            raise Broken(f"{name}: {why}") from why
        if len(content) > LARGEST:
            raise Broken(f"{name}: > {LARGEST}")
        return content

    def findings(self, asked: Asked) -> Iterator[Finding]:
        """Yield everything that does not agree."""
        yield from self._files()
        heads = {log: self._head(folder) for log, folder in LOGS.items() if f"{folder}/vkey" in self.listed}
        known = {key.name for key, _note in heads.values()}
        for log, (key, note) in heads.items():
            other = asked.key is not None and asked.key.name in known - {key.name}
            keys = [key] if asked.key is None or other else [asked.key]
            yield from signed(note, keys, asked.witnesses if log == "public" else ())
        for name in self.names:
            if name.endswith(PROOF):
                yield from self._proof(name, heads)

    def proofs(self) -> int:
        """Return how many proofs there are."""
        return sum(name.endswith(PROOF) for name in self.names)

    def key(self) -> Key:
        """Return the key of the public log as the archive has it.

        :raises Broken: if it has none.
        """
        return self._head(LOGS["public"])[0]

    def _head(self, folder: str) -> tuple[Key, Note]:
        return key_of(self.read(f"{folder}/vkey").decode()), Note.parse(self.read(f"{folder}/checkpoint"))

    def _files(self) -> Iterator[Finding]:
        there = set(self.names) - {MANIFEST}
        twice = {name for name, times in Counter(self.names).items() if times > 1}
        yield from (Finding(Fault.PACKED_TWICE, name) for name in sorted(twice))
        yield from (Finding(Fault.NOT_PACKED, name) for name in sorted(self.listed.keys() - there))
        yield from (Finding(Fault.NOT_IN_MANIFEST, name) for name in sorted(there - self.listed.keys()))
        for name in sorted(there & self.listed.keys()):
            if self._digest(name) != self.listed[name]:
                yield Finding(Fault.CHANGED, name)

    def _digest(self, name: str) -> str:
        running = hashlib.sha256()
        try:
            with self.packed.open(f"{self.root}{name}") as source:
                while piece := source.read(CHUNK):
                    running.update(piece)
        except UNREADABLE:
            return ""
        return running.hexdigest()

    def _proof(self, name: str, heads: dict[str, tuple[Key, Note]]) -> Iterator[Finding]:
        """Yield where a proof does not hold, or opens what its folder tells otherwise."""
        try:
            opening = self._opened(name, [note for _key, note in heads.values()])
            is_told = opening is None or "title" not in opening.facts or self._tells(name, opening)
        except (Broken, ValueError, TypeError, LookupError) as why:
            yield Finding(Fault.PROOF, name, str(why))
            return
        if not is_told:
            yield Finding(Fault.TOLD_OTHERWISE, name)

    def _opened(self, name: str, notes: list[Note]) -> Opening | None:
        """Check a proof under the checkpoint that lies in the archive, and return what it opens, if anything.

        :raises Broken: if it does not hold.
        """
        proof, leaf = Proof.parse(self.read(name)), self.read(self._leaf(name))
        proof.check(leaf)
        opening = bundle.check(proof).opening if proof.extra else None
        if proof.note not in notes or (opening and opening.entry != leaf):
            raise Broken(f"{proof.index}")
        return opening

    def _leaf(self, name: str) -> str:
        beside = name.removesuffix(PROOF)
        return beside + (FILED if f"{beside}{FILED}" in self.listed else LEAF)

    def _tells(self, name: str, opening: Opening) -> bool:
        """Tell whether the folder of a proof tells just what the log commits to, and has its files."""
        revisions = json.loads(self.read(f"{name.rpartition('/proof/')[0]}/{ABOUT}"))["revisions"]
        attached = [one for revision in revisions for one in revision["attachments"]]
        lost = {one["sha256"] for one in attached if one["file"] is None}
        files = {one.sha256 for one in opening.files} - lost - set(self.listed.values())
        return not files and opening.facts in [told for one in revisions for told in one["told"]]
