"""``gongkai verify``: a bundle, an archive, or a site against its public log. Needs no installation."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO
from zipfile import BadZipFile, ZipFile, is_zipfile

from gongkai.ledger.rules import bundle
from gongkai.ledger.rules.bundle import Checked
from gongkai.ledger.rules.finding import said
from gongkai.ledger.rules.keys import verify
from gongkai.merkle.note import Cosignature, Key, Note
from gongkai.merkle.proof import Proof
from gongkai.merkle.tree import Broken
from gongkai.verifier.archive import Archive
from gongkai.verifier.audit import audit
from gongkai.verifier.keys import key_of, witness_of
from gongkai.verifier.log import Asked, signed
from gongkai.verifier.site import CouldNotCheck, Site
from gongkai.verifier.words import Fault, Said

AGREES, FINDINGS, UNKNOWN = 0, 1, 2
"""What the command ends with."""
WEB = ("http://", "https://")


def main(arguments: Sequence[str], out: TextIO = sys.stdout) -> int:
    """Check what is asked for, write one finding a line, and return how it ended."""
    given = _parser().parse_args(arguments)
    try:
        asked = Asked(
            key=key_of(_text(given.vkey)) if given.vkey else None,
            saved=Note.parse(_bytes(given.checkpoint)) if given.checkpoint else None,
            witnesses=tuple(map(_witness, given.witness)),
        )
        return _way_of(given.what)(given.what, asked, out)
    except (CouldNotCheck, Broken, BadZipFile, OSError, UnicodeDecodeError) as why:
        out.write(f"{said(Said.COULD_NOT).format(why=why)}\n")
        return UNKNOWN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="gongkai verify", description=__doc__)
    parser.add_argument(
        "what",
        metavar="BUNDLE|ARCHIVE|URL",
        help="凭证、归档文件或网站地址 / a .tlog-proof, an archive or a site's address",
    )
    parser.add_argument("--vkey", metavar="FILE", help="日志公钥 / the log's public key")
    parser.add_argument(
        "--checkpoint", metavar="SAVED", help="以前保存的检查点（文件或地址）/ a checkpoint saved earlier (file or URL)"
    )
    parser.add_argument(
        "--witness",
        metavar="VKEY",
        action="append",
        default=[],
        help="必须有其签名的见证方 / a witness who must cosign",
    )
    return parser


def _way_of(what: str) -> Callable[[str, Asked, TextIO], int]:
    if what.startswith(WEB):
        return _site
    return _archive if is_zipfile(what) else _bundle


def _site(address: str, asked: Asked, out: TextIO) -> int:
    done = audit(Site.at(address), asked)
    if asked.key is None:
        out.write(f"{said(Said.OWN_KEY).format(key=done.log.key)}\n")
    if asked.saved is None:
        out.write(f"{said(Said.NOTHING_SAVED)}\n")
    out.writelines(f"{finding}\n" for finding in done.findings)
    head, shown = done.log.head, done.shown
    numbers = {"size": head.size, "shown": shown, "gone": len(done.standing) - shown, "findings": len(done.findings)}
    out.writelines(f"{line}\n" for line in _witnessed(done.log.note, asked.witnesses))
    out.write(f"{said(Said.AUDITED).format(origin=head.origin, **numbers)}\n")
    return FINDINGS if done.findings else AGREES


def _archive(name: str, asked: Asked, out: TextIO) -> int:
    with ZipFile(name) as packed:
        archive = Archive.of(packed)
        findings = list(archive.findings(asked))
        if asked.key is None:
            out.write(f"{said(Said.ARCHIVE_KEY).format(key=archive.key())}\n")
        out.writelines(f"{finding}\n" for finding in findings)
        numbers = {"files": len(archive.listed), "proofs": archive.proofs(), "findings": len(findings)}
    out.write(f"{said(Said.ARCHIVE).format(name=archive.root.rstrip('/'), **numbers)}\n")
    return FINDINGS if findings else AGREES


def _bundle(name: str, asked: Asked, out: TextIO) -> int:
    try:
        proof = Proof.parse(_bytes(name))
        checked = bundle.check(proof)
    except Broken as why:
        out.write(f"[{Fault.PROOF.value}] {said(Fault.PROOF).format(about=name, detail=why)}\n")
        return FINDINGS
    keys = [asked.key] if asked.key else []
    findings = signed(proof.note, keys, asked.witnesses)[0 if keys else 1 :]
    out.writelines(f"{finding}\n" for finding in findings)
    out.writelines(f"{line}\n" for line in _witnessed(proof.note, asked.witnesses))
    out.write(f"{_proves(checked, asked.key, is_signed=bool(keys) and not findings)}\n")
    return FINDINGS if findings else AGREES


def _proves(checked: Checked, key: Key | None, *, is_signed: bool) -> str:
    leaf, head = checked.leaf, checked.checkpoint
    told = checked.opening.facts
    return said(Said.BUNDLE).format(
        title=told.get("title") or leaf.item,
        act=said(leaf.act),
        time=leaf.t,
        origin=head.origin,
        index=checked.index,
        size=head.size,
        signed=said(Said.SIGNED).format(key=key) if is_signed else said(Said.UNSIGNED) if key is None else "",
    )


def _witnessed(note: Note, witnesses: Iterable[Key]) -> Iterator[str]:
    """Yield who of those asked for cosigned the checkpoint, and when: the one time that others vouch for."""
    for key in witnesses:
        if not signed(note, [key], ()):
            time = Cosignature.parse(note.verified([key], verify)[key].blob).time
            yield said(Said.WITNESSED).format(name=key.name, time=datetime.fromtimestamp(time, UTC).isoformat())


def _witness(given: str) -> Key:
    return witness_of(_text(given) if Path(given).is_file() else given)


def _text(name: str) -> str:
    return _bytes(name).decode().strip()


def _bytes(name: str) -> bytes:
    """Return what is in a file, or at an address of the web."""
    if not name.startswith(WEB):
        return Path(name).read_bytes()
    folder, _, last = name.rpartition("/")
    data = Site.at(f"{folder}/").read(last)
    if data is None:
        raise CouldNotCheck(name)
    return data
