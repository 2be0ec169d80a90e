import type { ReaderCheck } from '@karta/contracts';
import type { Card, City } from '@karta/db';
import { chipTurn } from '../chips/talk.ts';

/** What is known of the chip of a card that was held to a reader. */
export type ChipProof =
  /** It was not read, or has no key. */
  | 'none-needed'
  | 'proven'
  /** The device reads numbers of chips alone. */
  | 'unasked'
  /** It has the number of a card and not its key. */
  | 'copy';

/** The next command for the chip, or what is known of it (level L1). */
export async function proveCard(
  city: City,
  readerId: string,
  card: Card,
  { card: lookup, chip }: ReaderCheck,
): Promise<ChipProof | { readonly command: string; readonly talk: string }> {
  if (!('uid' in lookup) || card.chipKeyVersion === null) return 'none-needed';
  if (!chip) return 'unasked';
  const about = `reader ${readerId} card ${card.id}`;
  const task = { act: 'prove', uid: lookup.uid, version: card.chipKeyVersion, about } as const;
  const turn = await chipTurn(city, task, chip);
  if ('command' in turn) return turn;
  return turn.end === 'proven' ? 'proven' : 'copy';
}
