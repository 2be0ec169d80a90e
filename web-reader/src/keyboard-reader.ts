import { chipOf, scannedOf, type Presented } from './presented.ts';

/** A person types slower: what comes faster is a reader or a scanner that calls itself a keyboard. */
const PAUSE_MS = 80;

/** What a device typed: digits alone may be a printed number or a chip's, so the second is asked where the first is unknown. */
export function typedOf(text: string): readonly Presented[] {
  const [chip, scanned] = [chipOf(text), scannedOf(text)];
  const order = /^\d+$/.test(text) ? [scanned, chip] : [chip ?? scanned];
  return order.filter((card) => card !== undefined);
}

/** Readers and scanners on the desk type what they read and end with Enter. */
export function listenToKeyboard(present: (cards: readonly Presented[]) => void): void {
  let typed = '';
  let last = 0;
  document.addEventListener('keydown', (event) => {
    if (event.target instanceof HTMLInputElement) return;
    const now = Date.now();
    if (now - last > PAUSE_MS) typed = '';
    last = now;
    if (event.key.length === 1) typed += event.key;
    if (event.key !== 'Enter' || typed.length < 3) return;
    const cards = typedOf(typed);
    typed = '';
    event.preventDefault();
    if (cards.length > 0) present(cards);
  });
}
