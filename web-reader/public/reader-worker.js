/* Serves the page of the reader where there is no connection, and nothing else. */
var CACHE = 'czytnik-1';

self.addEventListener('install', function () {
  self.skipWaiting();
});
self.addEventListener('activate', function (event) {
  event.waitUntil(self.clients.claim());
});

/** The page tells what it is made of: it has loaded that before this worker was there. The page itself comes last. */
self.addEventListener('message', function (event) {
  event.waitUntil(
    caches.open(CACHE).then(function (cache) {
      return cache.addAll(event.data);
    }),
  );
});

/** What the server has now, else what was there last; answers of the api are never kept. */
self.addEventListener('fetch', function (event) {
  var url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.pathname.indexOf('/czytnik/') !== 0) return;
  event.respondWith(
    fetch(event.request).then(
      function (answer) {
        if (answer.ok) {
          var copy = answer.clone();
          event.waitUntil(
            caches.open(CACHE).then(function (cache) {
              return cache.put(event.request, copy);
            }),
          );
        }
        return answer;
      },
      function () {
        return caches.match(event.request, { ignoreSearch: true }).then(function (kept) {
          return kept || Response.error();
        });
      },
    ),
  );
});
