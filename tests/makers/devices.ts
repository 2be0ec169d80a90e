import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeBarCode } from '../../simulators/src/index.ts';
import { addressOf, FOLDER } from './town.ts';

/** Every card that came out of the printer, with the bar code read from the file that it received. */
export async function printedCards(): Promise<{ file: string; barCode: string | undefined }[]> {
  const folder = join(FOLDER, 'stand-ins', 'printer', 'printed');
  const files = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
  return Promise.all(
    files.map(async (file) => ({ file, barCode: await decodeBarCode(readFileSync(join(folder, file))) })),
  );
}

/** True when the virtual feeder's own ledger knows a blank of this UID. */
export async function virtualBlank(uid: string): Promise<boolean> {
  const answer = await fetch(`${addressOf('blanks')}/_control`);
  const { ledger } = (await answer.json()) as { ledger: { uid: string; kind: string }[] };
  return ledger.some((entry) => entry.uid === uid);
}

/** Sets a fault of a stand-in, or takes it away: `{ cards: 0 }` for the printer, `{ act: 'make-unreadable' }` for the blanks. */
export async function control(part: 'printer' | 'blanks' | 'mail' | 'sms', change: object): Promise<void> {
  const answer = await fetch(`${addressOf(part)}/_control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  });
  if (!answer.ok) throw new Error(`${part} refused ${JSON.stringify(change)}: ${await answer.text()}`);
}

/** What the scanner of the station meets with its next page: `cover-open`, `jammed`, `no-page`, `busy`, `offline`; '' for nothing. */
export function layFault(fault: string): void {
  const folder = join(FOLDER, 'stand-ins', 'scanner');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'fault'), fault);
}
