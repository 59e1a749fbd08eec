/* Keeps the page of a public screen and what belongs to it, so that it comes up again where the network is gone.
   What the page asks for every minute is not kept here: the page keeps that itself, and says since when. */

const KEPT = "gongkai-screen";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const isOurs = new URL(request.url).origin === self.location.origin;
  if (request.method === "GET" && isOurs && !request.url.endsWith("/items.json")) event.respondWith(answer(request));
});

async function answer(request) {
  const kept = await caches.open(KEPT);
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await kept.put(request, fresh.clone());
    else if (fresh.status === 404 && request.mode === "navigate") await caches.delete(KEPT);
    return fresh;
  } catch (cut) {
    const known = await kept.match(request, { ignoreVary: true });
    if (known) return known;
    throw cut;
  }
}
