import { chipOf, type Presented } from './presented.ts';

interface NdefReader {
  scan(): Promise<void>;
  onreading: ((event: { serialNumber: string }) => void) | null;
  onreadingerror: (() => void) | null;
}
declare global {
  interface Window {
    /** How the Android shell hands over what its chip reader read; `null`: it read nothing well. */
    kartaReader?: { onUid(uid: string | null): void };
    NDEFReader?: new () => NdefReader;
  }
}

/** Listens to chips: of the shell where the page runs in it, else of Web NFC where the browser has that. */
export function listenToChips(present: (card: Presented) => void, misread: () => void): void {
  const hand = (uid: string | null): void => {
    const card = uid === null ? undefined : chipOf(uid);
    if (card) present(card);
    else misread();
  };
  window.kartaReader = { onUid: hand };
}

/** Whether a person has to let the browser read chips; the shell needs nobody's word, and its browser has no Web NFC. */
export const asksForChips = (): boolean => window.NDEFReader !== undefined;

/** After a touch of the controller: the browser asks once. */
export async function startWebNfc(): Promise<void> {
  if (!window.NDEFReader) return;
  const reader = new window.NDEFReader();
  reader.onreading = ({ serialNumber }) => window.kartaReader?.onUid(serialNumber);
  reader.onreadingerror = () => window.kartaReader?.onUid(null);
  await reader.scan();
}
