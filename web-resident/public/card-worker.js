/* Serves the page of the virtual card where there is no connection, and nothing else: its scope is that page. */
const CACHE = 'karta-wirtualna-1';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // answers of the api are never kept: what a phone may show is signed and has an end
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return;
  event.respondWith(request.mode === 'navigate' ? page(request) : part(request));
});

/** A page tells what it is made of: it has loaded that before this worker was there. */
self.addEventListener('message', (event) => event.waitUntil(keep(event.data)));

/** The page comes last: once it is kept, all of it is. */
async function keep([page, ...parts]) {
  const cache = await caches.open(CACHE);
  await Promise.all(parts.map((path) => cache.add(path).catch(() => undefined)));
  await cache.add(page).catch(() => undefined);
}

/** The newest page, or the one that was there last. */
async function page(request) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(pageOf(request), answer.clone());
    return answer;
  } catch {
    return (await cache.match(pageOf(request))) ?? Response.error();
  }
}

/** The page is one, whatever stands behind its address. */
const pageOf = (request) => new URL(request.url).pathname;

/** Names of scripts and styles carry a hash: what is kept is right. */
async function part(request) {
  const cache = await caches.open(CACHE);
  const known = await cache.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}
