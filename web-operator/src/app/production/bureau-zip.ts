import type { BureauFiles } from '@karta/contracts';
import { toProblem } from '@karta/web-shared';
import { csvText } from '../lists/files/csv.ts';
import { ZipParts } from '../lists/files/zip-parts.ts';

/** The columns that a firm needs, and nothing more. */
const HEADINGS = ['number', 'file', 'point', 'chip'];
/** Reasons for which a card is left out of the files; anything else stops the whole. */
const LEFT_OUT = ['CARD_STOPPED', 'SUBMISSION_CHANGED'];
/** Tries of a picture while the server is busy, and how long is waited between. */
const TRIES = 4;
const WAIT_MS = 1500;

export interface Packing {
  /** One picture. */
  picture(taskId: string): Promise<ArrayBuffer>;
  /** Told after each card. */
  onCard(done: number): void;
  readonly signal: AbortSignal;
}

/**
 * One archive of an order: a table of its cards and a picture of each, asked for one after the other, so that neither server nor
 * browser holds them all. @returns undefined where it was broken off. @throws what stopped it
 */
export async function packOrder(
  { number, cards }: BureauFiles,
  { picture, onCard, signal }: Packing,
): Promise<{ file: Blob; left: { number: string; code: string }[] } | undefined> {
  const zip = new ZipParts('application/zip');
  const lines = [HEADINGS];
  const left: { number: string; code: string }[] = [];
  for (const [index, card] of cards.entries()) {
    if (signal.aborted) return undefined;
    const taken = await pictureOf(() => picture(card.taskId));
    if (typeof taken === 'string') left.push({ number: card.number, code: taken });
    else {
      zip.putBytes(card.file, new Uint8Array(taken));
      lines.push([card.number, card.file, card.point, card.chip ? 'yes' : 'no']);
    }
    onCard(index + 1);
  }
  zip.put(`order-${number}.csv`, csvText(lines));
  return { file: zip.end(), left };
}

/** @returns the code for which the card is left out */
async function pictureOf(ask: () => Promise<ArrayBuffer>): Promise<ArrayBuffer | string> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (failure) {
      const { code } = toProblem(failure);
      if (LEFT_OUT.includes(code)) return code;
      if (code !== 'TEMPORARILY_UNAVAILABLE' || attempt === TRIES) throw failure;
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    }
  }
}
