/* 立即核对 and 防篡改验证: compares what a page shows, or a file that somebody kept, with the log. It is loaded only when asked
   for, with the two modules it gets; the words are in the page's own language, in its template. */

const MEMORY = "checkpoint of ";

export function run(element, proof, ed25519) {
  const view = viewOf(element.closest("[data-log]"));
  return element.matches("form") ? checkFile(element, view, proof, ed25519) : checkPage(element, view, proof, ed25519);
}

function viewOf(place) {
  const words = place.querySelector("[data-words]").content;
  const result = place.querySelector("[data-result]");
  const say = (name) => words.querySelector(`[data-say="${name}"]`).textContent;
  const complain = (name) => words.querySelector(`[data-say="${name}"]`).dataset.bad || say(name);
  const show = (state) => {
    const shown = document.importNode(words.querySelector(`[data-state="${state}"]`), true);
    place.classList.toggle("bad", state === "bad");
    result.replaceChildren(shown);
    return shown;
  };
  const listed = (names) => names.map((name) => (/^[a-z_]+$/.test(name) ? say(name) : name)).join(say("and")) + say("stop");
  return { place, say, complain, show, listed };
}

async function fetched(url, proof) {
  let answer = null;
  try { answer = await fetch(url, { cache: "no-store" }); } catch (cut) { throw new proof.Missing("offline"); }
  if (!answer.ok) throw new proof.Missing("offline");
  return new Uint8Array(await answer.arrayBuffer());
}

/* ---- A page against the log ---- */

async function checkPage(button, view, proof, ed25519) {
  if (button.getAttribute("aria-disabled")) return;
  button.setAttribute("aria-disabled", "true");
  view.show("checking");
  try {
    if (!globalThis.crypto || !crypto.subtle) throw new proof.Missing("insecure");
    tell(view, await compared(view, proof, ed25519));
  } catch (error) {
    if (error instanceof proof.Missing) view.show("out").querySelector("p").textContent = view.say(error.message);
    else differ(view, [named(error)]);
  } finally {
    button.removeAttribute("aria-disabled");
  }
}

function tell(view, found) {
  if (found.different.length) {
    differ(view, found.different);
    return;
  }
  const more = found.notes.map(view.say).join("");
  view.show("ok").querySelector("p").textContent = `${view.say("compared")}${view.say("colon")}${view.listed(found.same)}${more}`;
}

function differ(view, different) {
  const list = view.show("bad").querySelector("ul");
  different.forEach((name) => {
    const line = document.createElement("li");
    line.textContent = /^[a-z_]+$/.test(name) ? view.complain(name) : name;
    list.append(line);
  });
}

const KNOWN = ["format", "commitment", "place", "origin", "key", "signature", "growth"];
const named = (error) => (KNOWN.includes(error.message) ? error.message : "format");

async function compared(view, proof, ed25519) {
  const { key, files, proof: address } = view.place.dataset;
  const bundle = proof.readBundle(new TextDecoder("utf-8", { fatal: true }).decode(await fetched(address, proof)));
  const found = await proof.checkBundle(bundle, key, ed25519.verify);
  const result = { same: [], different: [], notes: [] };
  const count = (name, holds) => (holds ? result.same : result.different).push(name);
  compareFacts(found.facts, count);
  await compareFiles(found.files, view, proof, count);
  count("place", isOfThisPage(found.leaf, bundle.index, proof.hex(found.hash), view.place));
  count("signature", true);
  await compareGrowth({ bundle, key, files }, proof, result, count);
  return result;
}

/* Everything the page marks must stand in the leaf: a proof of something else proves nothing of this page. */
function compareFacts(facts, count) {
  document.querySelectorAll("[data-fact]").forEach((element) => {
    const name = element.dataset.fact;
    count(name, typeof facts[name] === "string" && shown(element, name) === told(facts[name], name));
  });
}

const letters = (text) => text.replace(/\s+/g, "");

function shown(element, name) {
  if (name === "body") return plain(element);
  const text = letters(element.textContent);
  return isDay(name) ? text.replace(/\D+/g, " ").trim().split(" ").map(Number).join("-") : text;
}

function told(fact, name) {
  if (name === "body") return plain(new DOMParser().parseFromString(fact, "text/html").body);
  if (isDay(name)) return fact.split("-").map(Number).join("-");
  return letters(fact) || "—";
}

const isDay = (name) => name === "issued_on" || name === "since";

function plain(element) {
  const links = Array.from(element.querySelectorAll("a[href]"), (link) => link.getAttribute("href"));
  return [letters(element.textContent), ...links].join("\n");
}

async function compareFiles(files, view, proof, count) {
  const links = Array.from(document.querySelectorAll("[data-file]"));
  const names = (list) => list.slice().sort().join("\n");
  const label = (name) => `${view.say("file")}${view.say("colon")}${name}`;
  if (names(links.map((link) => link.textContent)) !== names(files.map((file) => file.name))) count("file", false);
  for (const link of links) {
    const file = files.find((one) => one.name === link.textContent);
    if (!file) continue;
    const digest = proof.hex(await proof.sha256(await fetched(link.href, proof)));
    count(label(file.name), digest === file.sha256);
  }
}

function isOfThisPage(leaf, index, hash, place) {
  const page = /^\/d\/([0-9a-f-]{36})\/$/.exec(location.pathname);
  const isShown = Number(place.dataset.number) === index + 1 && place.querySelector("[data-fingerprint]").title === hash;
  return isShown && (!page || leaf.item === `disclosure/${page[1]}`);
}

/* What this browser saw last must be the beginning of what it is shown now; then the new checkpoint takes its place. */
async function compareGrowth({ bundle, key, files }, proof, result, count) {
  const place = MEMORY + bundle.head.origin;
  const seen = remembered(place);
  if (!seen) {
    result.notes.push("first");
  } else {
    const old = proof.readCheckpoint(proof.readNote(seen.note));
    const grown = await hasGrown(old, bundle.head, files, proof);
    if (grown === null) return;
    count("growth", grown);
    if (!grown) return;
    if (seen.key !== key) result.notes.push("newkey");
  }
  if (!result.different.length) remember(place, { note: bundle.note.written, key });
}

async function hasGrown(old, head, files, proof) {
  const isInner = location.pathname.startsWith("/inner/");
  try {
    const path = old.size < head.size ? await proof.consistency(old.size, head.size, (tile) => fetched(files + tile, proof)) : [];
    await proof.checkConsistency(old, head, path);
    return true;
  } catch (error) {
    if (error instanceof proof.Missing && isInner) return null; /* The inner log is for members; its tiles are not for others. */
    if (error instanceof proof.Missing) throw error;
    return false;
  }
}

function remembered(place) {
  try { return JSON.parse(localStorage.getItem(place)); } catch (blocked) { return null; }
}

function remember(place, what) {
  try { localStorage.setItem(place, JSON.stringify(what)); } catch (blocked) { /* Then each check is the first. */ }
}

/* ---- A file that somebody kept ---- */

async function checkFile(form, view, proof, ed25519) {
  const file = form.querySelector("input[type=file]").files[0];
  if (!file || !globalThis.crypto || !crypto.subtle) return form.submit();
  view.show("checking");
  const data = new Uint8Array(await file.arrayBuffer());
  if (!new TextDecoder().decode(data.slice(0, 23)).startsWith("c2sp.org/tlog-proof@v1\n")) {
    return location.assign(`${form.dataset.digest}${proof.hex(await proof.sha256(data))}`);
  }
  try {
    const bundle = proof.readBundle(new TextDecoder("utf-8", { fatal: true }).decode(data));
    const found = await proof.checkBundle(bundle, view.place.dataset.key, ed25519.verify);
    return await tellOfBundle(view, bundle, found, form);
  } catch (error) {
    if (error.message === "key") return form.submit();
    return differ(view, [named(error)]);
  }
}

async function tellOfBundle(view, bundle, found, form) {
  const box = view.show("ok");
  const fill = (name, text) => {
    const line = box.querySelector(`[data-line="${name}"]`);
    if (text) line.querySelector("dd").textContent = text;
    else line.remove();
  };
  fill("title", found.facts.title);
  fill("index_no", found.facts.index_no);
  fill("at", new Date(found.leaf.t).toLocaleString(document.documentElement.lang));
  fill("number", String(bundle.index + 1));
  fill("act", view.say(`act_${found.leaf.act}`));
  fill("files", found.files.map((file) => file.name).join(view.say("and")));
  await tellWhatCameLater(box.querySelector("[data-later]"), form.dataset.number, found.leaf);
}

async function tellWhatCameLater(place, address, leaf) {
  try {
    const answer = await fetch(address + encodeURIComponent(leaf.item.replace("disclosure/", "")), { cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    place.replaceChildren(document.importNode(page.querySelector("[data-answer]"), true));
  } catch (cut) {
    place.firstElementChild.hidden = false;
  }
}
