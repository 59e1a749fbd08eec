"""Go's own log and notes (golang.org/x/mod/sumdb), which share nothing with ours, agree with ours both ways."""

import base64
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from gongkai.merkle.note import Checkpoint, Key, Note
from gongkai.merkle.proof import Proof
from gongkai.merkle.tiles import ENTRIES, Tile, changed
from gongkai.merkle.tree import Broken, consistency, inclusion, leaf_hash, root, verify_consistency, verify_inclusion
from tests.merkle.logs import ORIGIN, SIGNER, SIZES, WITNESS, Log, Signer, entry, flipped, sampled, steps, verify

SOURCES = Path("/usr/share/gocode")
GO = shutil.which("go")
MISSING = not GO or not (SOURCES / "src/golang.org/x/mod/sumdb/tlog").is_dir()
pytestmark = pytest.mark.skipif(MISSING, reason="needs go and golang.org/x/mod (make golang)")
TREE = "go.sum database tree"


@pytest.fixture(scope="module")
def go(tmp_path_factory):
    """Ask Go: bytes go there and come back as base64."""
    folder = tmp_path_factory.mktemp("go")
    source, program = Path(__file__).parent / "go/second.go", folder / "second"
    place = {"GOPATH": str(SOURCES), "GO111MODULE": "off", "GOFLAGS": "", "GOCACHE": str(folder / "cache")}
    subprocess.run([GO, "build", "-o", program, source], env=os.environ | place, check=True)
    with subprocess.Popen(
        [program, str(max(SIZES))], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as process:
        yield lambda ask, **said: asked(process, {"Ask": ask, **said})
        process.stdin.close()


def asked(process, question):
    process.stdin.write(json.dumps(question, default=lambda data: base64.b64encode(data).decode()) + "\n")
    answer = json.loads(process.stdout.readline())
    return Answer(
        answer["error"],
        base64.b64decode(answer["hash"]),
        [base64.b64decode(one) for one in answer["hashes"] or []],
        base64.b64decode(answer["data"] or ""),
        answer["text"],
        answer["names"] or [],
    )


class Answer:
    def __init__(self, *parts):
        self.error, self.hash, self.hashes, self.data, self.text, self.names = parts


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """Lay the tiles of a log that stopped at every size into a folder."""
    folder = tmp_path_factory.mktemp("published")
    for tile, data in steps().files.items():
        path = folder / tile.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return str(folder)


@pytest.mark.parametrize("size", SIZES)
def test_go_computes_our_root(go, size):
    answer = go("root", Size=size)

    assert (answer.error, answer.hash if size else steps().root(0)) == ("", root(size, steps().hashes(size)))


@pytest.mark.parametrize("size", SIZES[1:])
def test_go_gives_our_inclusion_proofs_and_accepts_them(go, size):
    log, hashes = steps(), steps().hashes(size)

    for index in sampled(size):
        theirs, ours = go("inclusion", Size=size, Index=index).hashes, inclusion(index, size, hashes)
        leaf = leaf_hash(entry(index))
        verify_inclusion(leaf, index, size, log.root(size), theirs)
        found = go("check inclusion", Size=size, Index=index, Root=log.root(size), Leaf=leaf, Proof=ours)
        assert (found.error, theirs) == ("", ours)


@pytest.mark.parametrize("size", SIZES[1:])
def test_go_gives_our_consistency_proofs_and_accepts_them(go, size):
    log, hashes = steps(), steps().hashes(size)

    for old in {*sampled(size), size} - {0}:
        theirs, ours = go("consistency", Size=size, Old=old).hashes, consistency(old, size, hashes)
        before = root(old, hashes)
        verify_consistency(old, size, before, log.root(size), theirs)
        found = go("check consistency", Size=size, Old=old, Root=log.root(size), Before=before, Proof=ours)
        assert (found.error, theirs) == ("", ours)


@pytest.mark.parametrize("size", SIZES[1:])
def test_go_makes_our_tiles(go, size):
    log = steps()
    tiles = [tile for tile in changed(0, size) if tile.level != ENTRIES]

    for tile in tiles:
        assert go("tile", Level=tile.level, Index=tile.index, Width=tile.width).data == log.files[tile]


@pytest.mark.parametrize("new", SIZES[1:])
def test_go_writes_the_same_tiles_when_a_log_grows(go, new):
    for old in {0, 1, new // 2, new - 1}:
        theirs = widest(map(Tile.parse, go("tiles", Old=old, Size=new).names))
        kept = set(changed(0, old))  # Go names an old partial tile again even if it stays as it is

        assert {tile for tile in changed(old, new) if tile.level != ENTRIES} == theirs - kept


def widest(tiles):
    """Go names a partial tile in every width it passed through."""
    widths = {}
    for tile in tiles:
        place = (tile.level, tile.index)
        widths[place] = max(widths.get(place, 0), tile.width)
    return {Tile(*place, width) for place, width in widths.items()}


@pytest.mark.parametrize(("level", "index"), [(0, 255), (3, 31), (7, 1), (8, 0), (10, 67), (15, 1), (16, 0)])
def test_go_finds_our_nodes_in_our_tiles(go, level, index):
    log, hashes = steps(), steps().hashes(70_000)
    tile = hashes.tile(level // 8, (index << level % 8) // 256)

    assert go("node", Level=level, Index=index, Width=tile.width, Data=log.files[tile]).hash == hashes(level, index)


@pytest.mark.parametrize("size", SIZES[1:])
def test_go_checks_and_proves_from_our_folder(go, published, size):
    hashes, where = steps().hashes(size), {"Size": size, "Root": steps().root(size), "Folder": published}

    for index in [*sampled(size)][-12:]:
        found = go("inclusion from folder", Index=index, **where)
        assert (found.error, found.hashes) == ("", inclusion(index, size, hashes))
    for old in {*sampled(size), size} - {0}:
        found = go("consistency from folder", Old=old, **where)
        assert (found.error, found.hashes) == ("", consistency(old, size, hashes))


@pytest.mark.parametrize("size", [5, 257])
def test_go_and_we_refuse_the_same_changed_proofs(go, size):
    log = Log(size)
    for index in (0, size // 2, size - 1):
        proof = b"".join(inclusion(index, size, log.hashes(size)))
        for bit in range(0, 8 * len(proof), 7):
            changed = flipped(proof, bit)
            asked = {"Index": index, "Leaf": leaf_hash(entry(index)), "Root": log.root(size), "Size": size}
            hashes = [changed[at : at + 32] for at in range(0, len(changed), 32)]

            assert go("check inclusion", Proof=hashes, **asked).error == "invalid transparency proof"
            with pytest.raises(Broken):
                verify_inclusion(asked["Leaf"], index, size, asked["Root"], hashes)


@pytest.mark.parametrize("size", SIZES)
def test_go_opens_our_checkpoints(go, size):
    checkpoint = Checkpoint(ORIGIN, size, steps().root(size))
    note = SIGNER.note(checkpoint.format(), WITNESS)
    answer = go("open", Text=note.format().decode(), Keys=[str(SIGNER.key)])

    assert (answer.error, answer.text) == ("", checkpoint.format())
    assert answer.names == [f"{ORIGIN} {SIGNER.key.id.hex()}"]


@pytest.mark.parametrize("size", SIZES)
def test_go_reads_our_checkpoints_as_trees(go, size):
    checkpoint = Checkpoint(TREE, size, steps().root(size))
    answer = go("tree", Text=checkpoint.format())

    assert (answer.error, answer.hash, answer.text) == ("", checkpoint.root, checkpoint.format())


@pytest.mark.parametrize("text", ["one\n", "公开\n\n日志\n", Checkpoint(ORIGIN, 1, bytes(32)).format()])
def test_we_open_what_go_signed(go, text):
    signer = Signer("go.example/log")
    secret = base64.b64encode(b"\1" + signer.seed).decode()
    data = go("sign", Text=text, Keys=[f"PRIVATE+KEY+{signer.key.name}+{signer.key.id.hex()}+{secret}"]).data

    note = Note.parse(data)

    assert (note.text, set(note.verified([Key.parse(str(signer.key))], verify))) == (text, {signer.key})
    assert data == signer.note(text).format()


def test_go_and_we_refuse_the_same_changed_notes(go):
    data = SIGNER.note(Checkpoint(ORIGIN, 3, steps().root(3)).format()).format()
    accepted = set()

    for bit in range(8 * len(data)):
        changed = flipped(data, bit)
        with pytest.raises(Broken):
            Note.parse(changed).verified([SIGNER.key], verify)
        if (text := readable(changed)) and not go("open", Text=text, Keys=[str(SIGNER.key)]).error:
            accepted.add(bit // 8)

    assert accepted == {data.rindex(b"=") - 1}  # Go lets the unused bits of base64 pass, which change no byte


def readable(data):
    """Return what JSON can carry to Go, or nothing."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


@pytest.mark.parametrize("change", [lambda key: key[:-1], lambda key: key.replace("+", "", 1), lambda key: f"a{key}"])
def test_go_and_we_refuse_the_same_keys(go, change):
    text = change(str(SIGNER.key))

    assert go("open", Text="text\n", Keys=[text]).error
    with pytest.raises(Broken):
        Key.parse(text)


def test_go_accepts_the_parts_of_our_proof_file(go):
    proof = Proof.parse(steps().proof(12_345, 70_000, WITNESS, extra=b"more").format())
    opened = go("open", Text=proof.note.format().decode(), Keys=[str(SIGNER.key)])
    head = Checkpoint.parse(opened.text)
    asked = {"Index": proof.index, "Size": head.size, "Root": head.root, "Leaf": leaf_hash(entry(12_345))}

    assert go("check inclusion", Proof=proof.hashes, **asked).error == ""
