import { listenToChips } from './chip-reader.ts';
import { listenToKeyboard } from './keyboard-reader.ts';
import { KeptBytes } from './kept-bytes.ts';
import { Store } from './kept.ts';
import { Lists } from './lists.ts';
import { Reader } from './reader.ts';
import { renderInto } from './render.ts';
import { Server } from './server.ts';
import { signal } from './signals.ts';

/** Of the page; the build says it. */
declare const VERSION: string;

const root = document.getElementById('reader');
if (root) {
  const store = new Store(localStorage);
  const server = new Server(() => store.get('key'));
  const reader = new Reader({
    server,
    store,
    version: `${VERSION}${/; wv\)/.test(navigator.userAgent) ? ' w aplikacji' : ''}`,
    lists: new Lists(server, new KeptBytes(indexedDB)),
    draw: renderInto(root),
    signal,
    now: () => Date.now(),
    later(act, ms) {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
  });
  listenToChips(
    (card, transceive) => void reader.present(card, { transceive }),
    () => reader.misread(),
  );
  listenToKeyboard(([card, otherwise]) => card && void reader.present(card, { otherwise }));
  // the code came with the address that the office showed; it is of no use a second time
  const code = /^#kod=([\w-]{4,12})$/.exec(location.hash)?.[1] ?? '';
  if (code !== '') history.replaceState(null, '', location.pathname);
  reader.start(code);
  keepPage();
}

/** The page itself opens without a connection, where the browser can keep it. */
function keepPage(): void {
  if (!('serviceWorker' in navigator)) return;
  void navigator.serviceWorker.register('reader-worker.js').then(async () => {
    const { active } = await navigator.serviceWorker.ready;
    const parts = performance.getEntriesByType('resource').map(({ name }) => name);
    active?.postMessage([...parts.filter((name) => name.indexOf('/czytnik/') >= 0), './']);
  });
}
