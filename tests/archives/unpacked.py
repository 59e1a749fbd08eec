"""Reading an archive with what every computer has, and with nothing of the program but its rules of proof."""

import hashlib
import json
import subprocess
from zipfile import ZipFile

from gongkai.ledger.rules import bundle
from gongkai.ledger.rules.keys import verify
from gongkai.merkle.note import Key
from gongkai.merkle.proof import Proof


def checked(archive):
    """Run ``sha256sum -c`` over an unpacked archive and return how it ended."""
    command = ["sha256sum", "-c", "--quiet", "--strict", "manifest-sha256.txt"]
    return subprocess.run(command, cwd=archive.root, capture_output=True, text=True, check=False)


def names(archive):
    return sorted(path.relative_to(archive.root).as_posix() for path in archive.root.rglob("*") if path.is_file())


def read(archive, name):
    return json.loads((archive.root / name).read_text("utf-8"))


def proved(archive, log):
    """Check every proof of a log under the key that lies beside it; return what each leaf did and what opened it."""
    folder = archive.root / log / "log"
    key, note = Key.parse((folder / "vkey").read_text().strip()), (folder / "checkpoint").read_bytes()
    found = {}
    for path in sorted(archive.root.glob(f"{log}/**/*.tlog-proof")):
        proof, leaf = Proof.parse(path.read_bytes()), path.with_suffix(".json").read_bytes()
        assert (proof.note.format(), list(proof.note.verified([key], verify))) == (note, [key])
        proof.check(leaf)
        found[path.relative_to(archive.root).as_posix()] = bundle.check(proof).opening if proof.extra else None
    return found


def holds(archive, words):
    """Tell whether a text stands anywhere in an archive, packed or unpacked, members that are packed themselves too."""
    wanted = [words.encode(), json.dumps(words)[1:-1].encode(), hashlib.sha256(words.encode()).hexdigest().encode()]
    contents = [archive.path.read_bytes()]
    for path in archive.root.rglob("*"):
        if path.is_file():
            contents += [path.read_bytes(), path.name.encode()]
            if path.suffix in {".docx", ".xlsx", ".zip"}:
                with ZipFile(path) as packed:
                    contents += [packed.read(name) for name in packed.namelist()]
    return any(one in content for one in wanted for content in contents)
