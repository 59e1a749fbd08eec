/* 电子屏: shows one page of one matter at a time, asks every minute what is live, keeps the last answer where that is
   public, and says since when it has heard nothing. Where its key is revoked it forgets everything. */

(() => {
  const MINUTE = 60000, SHORTEST = 15000, LONGEST = 60000, READING = 130;
  const KEPT = "gongkai-screen", TURNS = 4, LINE = 20;
  const place = document.querySelector("[data-screen]");
  const find = (name, within = place) => within.querySelector(`[data-${name}]`);
  const words = place.dataset;
  const mayKeep = Boolean(words.worker);
  let shown = { at: words.at, said: words.said, slides: fromPage() };
  let pages = [], now = 0, turn = 0, timer = 0, running = [];

  function fromPage() {
    const said = (name, slide) => find(name, slide).textContent;
    return [...place.querySelectorAll("[data-slides] [data-slide]")].map((slide) => ({
      title: said("title", slide),
      text: [...find("text", slide).children].map((line) => line.textContent),
      foot: said("foot", slide),
      qr: find("qr", slide).src,
    }));
  }

  /* ---- Pages: as much of a matter as fits ---- */

  function put(slide, text) {
    const one = document.importNode(find("one").content, true);
    find("title", one).textContent = slide.title;
    find("foot", one).textContent = slide.foot;
    find("qr", one).src = slide.qr;
    find("text", one).append(...text.map(paragraph));
    find("slides").replaceChildren(one);
    return find("text", find("slides"));
  }

  function paragraph(text) {
    const line = document.createElement("p");
    line.textContent = text;
    return line;
  }

  function cut(slide, number) {
    const parts = [], rest = [...slide.text];
    do parts.push(filled(put(slide, []), rest)); while (rest.length);
    return parts.map((text, part) => ({ slide, number, text, part: part + 1, parts: parts.length }));
  }

  function filled(body, rest) {
    const fits = () => body.scrollHeight <= body.clientHeight, taken = [];
    while (rest.length) {
      const line = body.appendChild(paragraph(rest[0]));
      if (fits()) { taken.push(rest.shift()); continue; }
      const whole = rest[0], most = longest(line, whole, fits);
      if (most < LINE && taken.length) break;
      const cutAt = most || whole.length;
      taken.push(whole.slice(0, cutAt));
      if (cutAt < whole.length) rest[0] = whole.slice(cutAt);
      else rest.shift();
      break;
    }
    return taken;
  }

  function longest(line, whole, fits) {
    let low = 0, high = whole.length;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      line.textContent = whole.slice(0, middle);
      if (fits()) low = middle; else high = middle - 1;
    }
    return low;
  }

  /* ---- What is seen ---- */

  function lay() {
    const here = pages[now] && pages[now].slide.qr;
    place.classList.add("on");
    document.body.classList.add("filled");
    find("none").hidden = shown.slides.length > 0;
    find("slides").hidden = shown.slides.length === 0;
    pages = shown.slides.flatMap(cut);
    now = Math.max(0, pages.findIndex((page) => page.slide.qr === here));
    show();
  }

  function show() {
    clearTimeout(timer);
    const page = pages[now];
    dots(page);
    if (!page) return find("slides").replaceChildren();
    put(page.slide, page.text);
    if (page.parts > 1) find("of", find("slides")).textContent = said(words.part, page.part, page.parts);
    const signs = page.slide.title.length + page.text.join("").length;
    timer = setTimeout(next, Math.min(LONGEST, Math.max(SHORTEST, signs * READING)));
  }

  function next() {
    now = (now + 1) % pages.length;
    place.classList.remove(`at${turn}`);
    turn = (turn + 1) % TURNS;
    place.classList.add(`at${turn}`);
    show();
  }

  function dots(page) {
    const row = find("dots"), many = shown.slides.length;
    row.hidden = !page;
    row.replaceChildren(...shown.slides.map((_, number) => {
      const dot = document.createElement("i");
      dot.classList.toggle("on", Boolean(page) && number === page.number);
      return dot;
    }));
    if (page) row.setAttribute("aria-label", said(words.place, page.number + 1, many));
  }

  const said = (text, n, m) => text.replace("{n}", n).replace("{m}", m);

  function tick() {
    const zone = { timeZone: "Asia/Shanghai" }, language = document.documentElement.lang, time = new Date();
    const day = { ...zone, year: "numeric", month: "long", day: "numeric", weekday: "long" };
    find("date").textContent = time.toLocaleDateString(language, day);
    find("clock").textContent = time.toLocaleTimeString(language, { ...zone, hour: "2-digit", minute: "2-digit", hour12: false });
  }

  /* ---- Asking, keeping, forgetting ---- */

  async function ask() {
    let answer = null;
    try { answer = await fetch(words.items, { cache: "no-store" }); } catch (gone) { return offline(); }
    if (answer.status === 404) return forget();
    if (!answer.ok) return offline();
    const fresh = await answer.json();
    if (mayKeep) localStorage.setItem(KEPT, JSON.stringify(fresh));
    find("offline").textContent = "";
    return take(fresh);
  }

  function take(fresh) {
    const isNew = JSON.stringify(fresh.slides) !== JSON.stringify(shown.slides);
    shown = fresh;
    if (isNew) lay();
  }

  function offline() {
    const kept = mayKeep && JSON.parse(localStorage.getItem(KEPT) || "null");
    if (kept && kept.at > shown.at) take(kept);
    find("offline").textContent = words.off.replace("{t}", shown.said);
  }

  async function forget() {
    localStorage.removeItem(KEPT);
    pages = [];
    clearTimeout(timer);
    running.splice(0).forEach((one) => clearInterval(one));
    place.replaceChildren();
    if ("caches" in globalThis) await caches.delete(KEPT);
    if (navigator.serviceWorker) {
      const all = await navigator.serviceWorker.getRegistrations();
      await Promise.all(all.filter((one) => one.scope.endsWith(location.pathname)).map((one) => one.unregister()));
    }
    location.reload();
  }

  async function keepPage() {
    if (!mayKeep || !navigator.serviceWorker) return;
    await navigator.serviceWorker.register(words.worker);
    await navigator.serviceWorker.ready;
    const parts = [...document.querySelectorAll("script[src], link[rel=stylesheet]")].map((one) => one.src || one.href);
    const kept = await caches.open(KEPT);
    await kept.addAll([location.pathname, ...parts]);
    place.dataset.kept = "yes";
  }

  tick();
  lay();
  running = [setInterval(tick, 1000), setInterval(ask, MINUTE)];
  addEventListener("resize", () => running.length && lay());
  addEventListener("online", ask);
  addEventListener("offline", offline);
  ask().then(keepPage).catch(() => {});
})();
