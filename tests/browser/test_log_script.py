"""The browser's own checking, against bundles, trees and signatures made in Python."""

import secrets
from base64 import b64encode
from datetime import UTC, datetime

import pytest

from gongkai.ledger.rules.bundle import Opening, extra_of
from gongkai.ledger.rules.content import SealedFile, sealed
from gongkai.ledger.rules.keys import SecretKey
from gongkai.ledger.rules.leaf import Act, Leaf, commitment, entry_of, moment
from gongkai.merkle.note import Checkpoint, Note
from gongkai.merkle.proof import Proof
from gongkai.merkle.tiles import Hashes, grow
from gongkai.merkle.tree import consistency, inclusion, leaf_hash, root

pytestmark = pytest.mark.browser
KEY = SecretKey.new("example.org/log/public")
LOADED = """async urls => { const [, proof, ed] = await Promise.all(urls.split(" ").map(one => import(one)));
Object.assign(window, {proof, ed, bytes: text => Uint8Array.from(atob(text), one => one.charCodeAt(0))}) }"""
NO_OWN = """Object.defineProperty(crypto.subtle, "importKey", {value: async () => { throw new Error("none") }})"""
CHECK = """async ([text, vkey]) => { try {
  const data = new TextDecoder("utf-8", {fatal: true}).decode(bytes(text));
  return (await proof.checkBundle(proof.readBundle(data), vkey, ed.verify)).facts.title;
} catch (error) { return "refused" } }"""
CHECK_ALL = f"""async ([texts, vkey]) => {{ const check = {CHECK}; const said = [];
  for (const text of texts) said.push(await check([text, vkey])); return said }}"""
GROWTH = """async ([old, oldRoot, size, newRoot, tiles]) => {
  const hashes = await proof.consistency(old, size, async path => bytes(tiles[path]));
  const heads = [{size: old, root: bytes(oldRoot)}, {size, root: bytes(newRoot)}];
  try { await proof.checkConsistency(...heads, hashes); } catch (error) { return [error.message] }
  return hashes.map(proof.hex) }"""
SIGNED = """async cases => { const all = [];
  for (const one of cases) all.push(await ed.verify(...one.map(bytes))); return all }"""


def written(data):
    return b64encode(data).decode()


@pytest.fixture(scope="module")
def lab(everybody):
    """A page that has loaded the modules as the check does."""
    page = everybody.browser.new_context(base_url=everybody.address).new_page()
    page.goto("/verify/")
    page.evaluate(LOADED, page.locator("form[data-modules]").get_attribute("data-modules"))
    yield page
    page.context.close()


class Tree:
    """A log of a size with its tiles, the last leaf of which is a real one."""

    def __init__(self, size, title="关于党费“收缴”的公示 <1>"):
        files = (SealedFile("明细表.xlsx", "ab" * 32, "cd" * 32), SealedFile("b.pdf", "00" * 32, "12" * 32))
        content, salt = sealed({"title": title, "body": "<p>正文</p>"}, files), secrets.token_bytes(32)
        at = moment(datetime(2026, 9, 14, 4, tzinfo=UTC))
        leaf = Leaf(Act.PUBLISH, "disclosure/1", 1, at, "JX", commitment(salt, content.encode()), "", "")
        self.size, self.entry, self.opening = size, entry_of(leaf), Opening(entry_of(leaf), salt.hex(), content, files)
        leaves = [leaf_hash(b"%d" % number) for number in range(size - 1)] + [leaf_hash(self.entry)]
        self.tiles = dict(grow(0, leaves, lambda _tile: b""))
        self.hashes = Hashes(size, self.tiles.__getitem__)

    @property
    def bundle(self):
        head = Checkpoint(KEY.name, self.size, root(self.size, self.hashes)).format()
        proof = tuple(inclusion(self.size - 1, self.size, self.hashes))
        return Proof(self.size - 1, proof, Note(head, (KEY.signature(head),)), extra_of(self.opening)).format()


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 255, 256, 257, 1000])
def test_a_bundle_of_any_size_of_tree_is_opened(lab, size):
    assert lab.evaluate(CHECK, [written(Tree(size).bundle), str(KEY.public)]) == "关于党费“收缴”的公示 <1>"


def test_a_bundle_with_any_byte_changed_is_refused(lab):
    whole = Tree(7, title="t").bundle
    changed = [whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :] for at in range(len(whole))]
    said = lab.evaluate(CHECK_ALL, [[written(one) for one in changed], str(KEY.public)])

    assert [at for at, one in enumerate(said) if one != "refused"] == []


def test_another_key_of_the_same_name_is_refused(lab):
    other = SecretKey.new(KEY.name)

    assert lab.evaluate(CHECK, [written(Tree(3).bundle), str(other.public)]) == "refused"


@pytest.mark.parametrize("size", [1, 2, 6, 7, 8, 255, 256, 257, 600])
def test_growth_is_proved_from_tiles_as_python_proves_it(lab, size):
    tree = Tree(size)
    tiles = {tile.path: written(data) for tile, data in tree.tiles.items()}
    for old in sorted({1, size // 3 or 1, size // 2 or 1, size - 1 or 1, size}):
        heads = [old, written(root(old, tree.hashes)), size, written(root(size, tree.hashes))]
        expected = [one.hex() for one in consistency(old, size, tree.hashes)]
        assert (old, lab.evaluate(GROWTH, [*heads, tiles])) == (old, expected)
        heads[1] = written(bytes(32))
        assert (old, lab.evaluate(GROWTH, [*heads, tiles])) == (old, ["growth"])


def signed(message):
    signature = KEY.signature(message).blob
    return [KEY.public.public, signature, message.encode()]


def flipped(data, bit):
    return data[: bit // 8] + bytes([data[bit // 8] ^ 1 << bit % 8]) + data[bit // 8 + 1 :]


def test_the_signature_is_checked_without_the_browsers_help(lab):
    true = [signed(f"{number}\n" * number) for number in range(20)]
    false = [[key, flipped(signature, bit * 5), message] for bit, (key, signature, message) in enumerate(true * 5)]
    false += [[flipped(key, bit * 12), signature, message] for bit, (key, signature, message) in enumerate(true)]
    false += [[key, signature, message + b"."] for key, signature, message in true]
    said = lab.evaluate(SIGNED, [[written(part) for part in one] for one in (*true, *false)])

    assert said == [True] * len(true) + [False] * len(false)


def test_a_signature_has_one_writing_only(lab):
    key, signature, message = signed("checkpoint\n")
    order = 2**252 + 27742317777372353535851937790883648493
    factor = int.from_bytes(signature[32:], "little") + order
    other = signature[:32] + factor.to_bytes(32, "little")

    assert lab.evaluate(SIGNED, [[written(part) for part in (key, other, message)]]) == [False]


def test_a_bundle_is_opened_where_the_browser_knows_no_ed25519(lab):
    lab.evaluate(NO_OWN)
    whole = Tree(7).bundle
    last = whole.rindex(b"=")
    said = lab.evaluate(CHECK_ALL, [[written(whole), written(flipped(whole, 8 * (last - 9)))], str(KEY.public)])

    assert said == ["关于党费“收缴”的公示 <1>", "refused"]
