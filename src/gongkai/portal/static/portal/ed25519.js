/* Checks Ed25519 signatures (RFC 8032 section 5.1.7) where the browser cannot do it itself. It checks only, and only what
   is public: nothing here has to take the same time whatever it computes. */
const P = 2n ** 255n - 19n;
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const D = mod(-121665n * power(121666n, P - 2n));
const ROOT = power(2n, (P - 1n) / 4n);
const BASE = point(46316835694926478169428394003475163141307993866256225615783033603165251855960n);

function mod(value) {
  const rest = value % P;
  return rest < 0n ? rest + P : rest;
}

function power(base, exponent) {
  let found = 1n;
  for (let left = exponent, square = base; left; left >>= 1n, square = mod(square * square)) {
    if (left & 1n) found = mod(found * square);
  }
  return found;
}

/* The point with a y and the even x, in extended coordinates (X, Y, Z, T); null if there is none. */
function point(y) {
  const top = mod(y * y - 1n);
  const bottom = mod(D * y * y + 1n);
  let x = mod(top * power(bottom, 3n) * power(mod(top * power(bottom, 7n)), (P - 5n) / 8n));
  if (mod(bottom * x * x) !== top) x = mod(x * ROOT);
  if (mod(bottom * x * x) !== top) return null;
  if (x & 1n) x = P - x;
  return [x, y, 1n, mod(x * y)];
}

function number(bytes) {
  let found = 0n;
  for (let at = bytes.length - 1; at >= 0; at -= 1) found = (found << 8n) | BigInt(bytes[at]);
  return found;
}

function decode(bytes) {
  const odd = bytes[31] >> 7;
  const y = number(bytes) & ((1n << 255n) - 1n);
  const found = y < P ? point(y) : null;
  if (!found || (odd && found[0] === 0n)) return null;
  return odd ? negative(found) : found;
}

function negative([x, y, z, t]) {
  return [mod(-x), y, z, mod(-t)];
}

function add(one, other) {
  const a = mod((one[1] - one[0]) * (other[1] - other[0]));
  const b = mod((one[1] + one[0]) * (other[1] + other[0]));
  const c = mod(2n * D * one[3] * other[3]);
  const d = mod(2n * one[2] * other[2]);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

function times(factor, place) {
  let found = [0n, 1n, 1n, 0n];
  for (let left = factor, doubled = place; left; left >>= 1n, doubled = add(doubled, doubled)) {
    if (left & 1n) found = add(found, doubled);
  }
  return found;
}

function same(one, other) {
  return mod(one[0] * other[2]) === mod(other[0] * one[2]) && mod(one[1] * other[2]) === mod(other[1] * one[2]);
}

/* Tells whether a signature (64 bytes) over a message is of the holder of a public key (32 bytes). */
export async function verify(key, signature, message) {
  if (key.length !== 32 || signature.length !== 64) return false;
  const first = decode(signature.slice(0, 32));
  const holder = decode(key);
  const factor = number(signature.slice(32));
  if (!first || !holder || factor >= ORDER) return false;
  const said = new Uint8Array([...signature.slice(0, 32), ...key, ...message]);
  const digest = number(new Uint8Array(await crypto.subtle.digest("SHA-512", said))) % ORDER;
  return same(times(factor, BASE), add(first, times(digest, holder)));
}
