/* Proofs of the log, checked where they are read: C2SP tlog-proof, tlog-checkpoint, signed-note and tlog-tiles, the tree of
   RFC 9162 section 2.1, and the commitments that a leaf makes. Numbers are below 2 ** 53. */
const HEAD = "c2sp.org/tlog-proof@v1";
const COMMITMENT = "gongkai/commit/v1\0";
const HASH = 32;
const WIDTH = 256;

/* Something does not verify. Its message is the name of what. */
export class Broken extends Error {}

/* Something could not be had: no network, or not for this reader. */
export class Missing extends Error {}

export const utf8 = (text) => new TextEncoder().encode(text);
export const hex = (bytes) => Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
const same = (one, other) => hex(one) === hex(other);
const unhex = (text) => Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16));

export async function sha256(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  parts.reduce((at, part) => { whole.set(part, at); return at + part.length; }, 0);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", whole));
}

function insist(holds, what) {
  if (!holds) throw new Broken(what);
}

function base64(text) {
  let found = "";
  try { found = atob(text); } catch (strange) { throw new Broken("format"); }
  insist(btoa(found) === text, "format");
  return Uint8Array.from(found, (one) => one.charCodeAt(0));
}

function decimal(text) {
  insist(/^(0|[1-9][0-9]{0,15})$/.test(text) && Number.isSafeInteger(Number(text)), "format");
  return Number(text);
}

/* ---- Formats ---- */

export async function readKey(vkey) {
  const [name, id, ...rest] = vkey.split("+");
  const raw = base64(rest.join("+"));
  insist(raw.length === 33 && raw[0] === 1, "signature");
  const known = hex((await sha256(utf8(`${name}\n`), raw)).slice(0, 4));
  insist(id === known, "signature");
  return { name, id, public: raw.slice(1) };
}

export function readNote(data) {
  const cut = data.lastIndexOf("\n\n");
  const text = data.slice(0, cut + 1);
  const lines = data.slice(cut + 2).split("\n");
  insist(cut > 0 && lines.pop() === "" && lines.length > 0, "format");
  return { text, signatures: lines.map(readSignature), written: data };
}

function readSignature(line) {
  const found = /^— (\S+) (\S+)$/.exec(line);
  insist(found, "format");
  const raw = base64(found[2]);
  return { name: found[1], id: hex(raw.slice(0, 4)), blob: raw.slice(4) };
}

export function readCheckpoint(note) {
  const lines = note.text.split("\n");
  insist(lines.length >= 4 && lines.pop() === "" && lines.every(Boolean), "format");
  const found = { origin: lines[0], size: decimal(lines[1]), root: base64(lines[2]) };
  insist(found.root.length === HASH, "format");
  return found;
}

export function readBundle(data) {
  const cut = data.indexOf("\n\n");
  const lines = data.slice(0, cut).split("\n");
  insist(cut > 0 && lines.shift() === HEAD, "format");
  insist(lines.length >= 2 && lines[0].startsWith("extra ") && lines[1].startsWith("index "), "format");
  const hashes = lines.slice(2).map(base64);
  insist(hashes.every((one) => one.length === HASH), "format");
  const note = readNote(data.slice(cut + 2));
  return { extra: base64(lines[0].slice(6)), index: decimal(lines[1].slice(6)), hashes, note, head: readCheckpoint(note) };
}

/* ---- What a leaf commits to ---- */

const commitment = async (salt, data) => hex(await sha256(utf8(COMMITMENT), unhex(salt), data));

async function sealedFile(file) {
  return [await commitment(file.salt, utf8(`name\0${file.name}`)), await commitment(file.salt, utf8(`sha256\0${file.sha256}`))];
}

function read(bytes) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (strange) {
    throw new Broken("format");
  }
}

/* Opens a bundle: the leaf, what was committed to, the files; each checked against the leaf's commitment. */
export async function opened(bundle) {
  const said = read(bundle.extra);
  insist(said.v === 1 && typeof said.entry === "string" && /^([0-9a-f]{2})+$/.test(said.salt) && Array.isArray(said.files), "format");
  const entry = base64(said.entry);
  const leaf = read(entry);
  insist(leaf.v === 1 && leaf.commit === await commitment(said.salt, utf8(String(said.content))), "commitment");
  const facts = read(utf8(said.content));
  const files = (await Promise.all(said.files.map(sealedFile))).sort((one, other) => (one.join() < other.join() ? -1 : 1));
  insist(JSON.stringify(files) === JSON.stringify(facts.files), "commitment");
  return { leaf, facts, files: said.files, hash: await sha256(Uint8Array.of(0), entry) };
}

/* ---- The tree ---- */

const parent = (left, right) => sha256(Uint8Array.of(1), left, right);

async function climb(above, before, node, last, proof) {
  for (const sibling of proof) {
    insist(last > 0, "place");
    if (node % 2 || node === last) {
      [above, before] = await Promise.all([parent(sibling, above), parent(sibling, before)]);
      while (node && node % 2 === 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      above = await parent(above, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return { above, before, last };
}

/* Checks that a leaf hash stands at an index of a tree (RFC 9162 section 2.1.3.2). */
export async function checkInclusion(leaf, index, head, proof) {
  insist(index < head.size, "place");
  const found = await climb(leaf, leaf, index, head.size - 1, proof);
  insist(found.last === 0 && same(found.above, head.root), "place");
}

/* Checks that a tree begins with an older one (RFC 9162 section 2.1.4.2). */
export async function checkConsistency(old, head, proof) {
  insist(old.size <= head.size, "growth");
  if (old.size === 0 || old.size === head.size) {
    insist(proof.length === 0 && (old.size === 0 || same(old.root, head.root)), "growth");
    return;
  }
  let [node, last, whole] = [old.size - 1, head.size - 1, true];
  while (node % 2) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  for (let left = old.size; left > 1; left /= 2) whole = whole && left % 2 === 0;
  const path = whole ? [old.root, ...proof] : proof;
  insist(path.length > 0, "growth");
  const found = await climb(path[0], path[0], node, last, path.slice(1));
  insist(found.last === 0 && same(found.before, old.root) && same(found.above, head.root), "growth");
}

function split(width) {
  let half = 1;
  while (half * 2 < width) half *= 2;
  return width > 1 ? half : 0;
}

/* Returns the proof of growth, made from the tiles of the log; "fetched" returns the bytes of a path. */
export async function consistency(old, size, fetched) {
  const node = nodes(size, fetched);
  let [start, end, proof] = [0, size, []];
  while (old > 0 && old !== end) {
    const middle = start + split(end - start);
    if (old <= middle) {
      proof.push(await span(middle, end, node));
      end = middle;
    } else {
      proof.push(await span(start, middle, node));
      start = middle;
    }
  }
  if (start) proof.push(await span(start, end, node));
  return proof.reverse();
}

async function span(start, end, node) {
  const half = split(end - start);
  if (end - start === 1 || end - start === 2 * half) {
    const level = Math.round(Math.log2(end - start));
    return node(level, start / (end - start));
  }
  return parent(await span(start, start + half, node), await span(start + half, end, node));
}

function nodes(size, fetched) {
  const tiles = new Map();
  return async (level, index) => {
    const [floor, height] = [Math.floor(level / 8), level % 8];
    const first = index * 2 ** height;
    const place = Math.floor(first / WIDTH);
    const width = Math.min(WIDTH, Math.floor(size / WIDTH ** floor) - place * WIDTH);
    const path = tilePath(floor, place, width);
    if (!tiles.has(path)) tiles.set(path, fetched(path));
    const at = (first % WIDTH) * HASH;
    let row = (await tiles.get(path)).slice(at, at + 2 ** height * HASH);
    insist(row.length === 2 ** height * HASH, "growth");
    while (row.length > HASH) row = await halved(row);
    return row;
  };
}

async function halved(row) {
  const found = new Uint8Array(row.length / 2);
  for (let at = 0; at < found.length; at += HASH) {
    found.set(await parent(row.slice(2 * at, 2 * at + HASH), row.slice(2 * at + HASH, 2 * at + 2 * HASH)), at);
  }
  return found;
}

export function tilePath(level, index, width) {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, "0").match(/.{3}/g);
  const name = digits.map((one, at) => (at < digits.length - 1 ? `x${one}` : one)).join("/");
  return `tile/${level}/${name}${width < WIDTH ? `.p/${width}` : ""}`;
}

/* ---- Signatures ---- */

/* Tells whether a key signed a note; null if there is no signature of that key. "slow" checks where the browser cannot. */
export async function isSigned(note, key, slow) {
  const found = note.signatures.find((one) => one.name === key.name && one.id === key.id);
  if (!found) return null;
  try {
    const own = await crypto.subtle.importKey("raw", key.public, { name: "Ed25519" }, false, ["verify"]);
    return await crypto.subtle.verify({ name: "Ed25519" }, own, found.blob, utf8(note.text));
  } catch (unknown) {
    return slow(key.public, found.blob, utf8(note.text));
  }
}

/* Checks a bundle whole, without a network; returns what it opens to. */
export async function checkBundle(bundle, vkey, slow) {
  const found = await opened(bundle);
  await checkInclusion(found.hash, bundle.index, bundle.head, bundle.hashes);
  const key = await readKey(vkey);
  insist(bundle.head.origin === key.name, "origin");
  const signed = await isSigned(bundle.note, key, slow);
  insist(signed !== null, "key");
  insist(signed, "signature");
  return found;
}
