/** Where the worker of the card stands; it serves the card's own page alone. */
const WORKER = '/card-worker.js';

/** „Chrome, Android”: what its owner recognises in the list. */
export function phoneName(agent = navigator.userAgent): string {
  const system = /Android|iPhone|iPad|Windows|Macintosh|Linux/.exec(agent)?.[0] ?? 'Telefon';
  const browser = /Edg|Firefox|SamsungBrowser|Chrome|Safari/.exec(agent)?.[0] ?? '';
  return [browser.replace('Edg', 'Edge').replace('SamsungBrowser', 'Samsung'), system].filter(Boolean).join(', ');
}

/** The screen stays on while the card is shown, where the phone can do it; returns how to end it. */
export function stayAwake(): () => void {
  let lock: { release(): Promise<void> } | undefined;
  const ask = async (): Promise<void> => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    lock = await navigator.wakeLock.request('screen').catch(() => undefined);
  };
  const again = (): void => void ask();
  document.addEventListener('visibilitychange', again);
  again();
  return () => {
    document.removeEventListener('visibilitychange', again);
    void lock?.release();
  };
}

/** The card's page opens without a connection, and can be put on the home screen. */
export async function worksOffline(): Promise<void> {
  if (!document.querySelector('link[rel=manifest]')) {
    const link = document.createElement('link');
    link.rel = 'manifest';
    link.href = '/card.webmanifest';
    document.head.append(link);
  }
  if (!('serviceWorker' in navigator)) return;
  const scope = new URL('karta-wirtualna', document.baseURI).pathname;
  try {
    const { active, installing, waiting } = await navigator.serviceWorker.register(WORKER, { scope });
    // what has come before the worker was there is kept by it as well
    (active ?? waiting ?? installing)?.postMessage([scope, ...ownParts()]);
  } catch {
    // without it the card works as long as there is a connection
  }
}

/** Scripts, styles, fonts and pictures that this page has loaded from its own origin. */
function ownParts(): string[] {
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && !pathname.startsWith('/api/'))
    .map(({ pathname }) => pathname);
}
