import { chipOf, scannedOf, type Presented } from './presented.ts';

/** A person types slower: what comes faster is a reader or a scanner that calls itself a keyboard. */
const PAUSE_MS = 80;

/**
 * Readers on the desk type what they read and end with Enter. A chip's number is hexadecimal without a dash, everything else is
 * what a scanner read of the card or a telephone.
 */
export function listenToKeyboard(present: (card: Presented) => void): void {
  let typed = '';
  let last = 0;
  document.addEventListener('keydown', (event) => {
    if (event.target instanceof HTMLInputElement) return;
    const now = Date.now();
    if (now - last > PAUSE_MS) typed = '';
    last = now;
    if (event.key.length === 1) typed += event.key;
    if (event.key !== 'Enter' || typed.length < 3) return;
    const card = chipOf(typed) ?? scannedOf(typed);
    typed = '';
    event.preventDefault();
    if (card) present(card);
  });
}
