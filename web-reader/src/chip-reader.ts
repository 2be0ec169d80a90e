import { chipOf, type Presented } from './presented.ts';
import type { Transceive } from './prove-chip.ts';

interface NdefReader {
  scan(): Promise<void>;
  onreading: ((event: { serialNumber: string }) => void) | null;
  onreadingerror: (() => void) | null;
}
declare global {
  interface Window {
    /**
     * How the Android shell hands over what its chip reader read; `null`: it read nothing well. `canTalk`: commands may be sent to
     * the chip by `kartaShell`, as long as it is held there.
     */
    kartaReader?: {
      onUid(uid: string | null, canTalk?: boolean): void;
      /** What the chip answered to the command of that number, status and all; `null`: it is gone. */
      onAnswer(id: number, answer: string | null): void;
    };
    kartaShell?: { transceive(id: number, command: string): void };
    NDEFReader?: new () => NdefReader;
  }
}

/** Listens to chips: of the shell where the page runs in it, else of Web NFC where the browser has that. */
export function listenToChips(present: (card: Presented, transceive?: Transceive) => void, misread: () => void): void {
  const chip = chipOfShell();
  window.kartaReader = {
    onUid(uid, canTalk) {
      const card = uid === null ? undefined : chipOf(uid);
      // whoever can talk to chips holds it against one that does not answer
      if (card) present(card, canTalk ? chip.transceive : window.kartaShell && mute);
      else misread();
    },
    onAnswer: chip.onAnswer,
  };
}

/** ISO/IEC 7816-4: the instruction is not supported. */
const mute: Transceive = async () => '6D00';

/** One command after the other: the next is sent when the answer of the last is there. */
function chipOfShell(): { transceive: Transceive; onAnswer(id: number, answer: string | null): void } {
  let last = 0;
  let answered: (answer: string | null) => void = () => undefined;
  return {
    transceive: (command) =>
      new Promise((resolve) => {
        last += 1;
        answered = resolve;
        if (window.kartaShell) window.kartaShell.transceive(last, command);
        else resolve(null);
      }),
    onAnswer(id, answer) {
      if (id === last) answered(answer);
    },
  };
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
