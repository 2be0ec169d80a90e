import { createHmac, randomBytes } from 'node:crypto';
import type { City } from '@karta/db';
import { CardError } from '@karta/domain';
import { keyOfChip } from './chip-key.ts';
import { encodeChip, proveChip, type ChipEnd } from './chip-scripts.ts';
import { answerOf } from './desfire.ts';

/** What is to be done with a chip, and on what account: a talk that is begun for one serves no other. */
export interface ChipTask {
  readonly act: 'encode' | 'prove';
  /** Upper-case hex. */
  readonly uid: string;
  readonly version: number;
  /** Who talks, and about what: the station's job, the reader's card. */
  readonly about: string;
}

/** The next command for the chip, or how the talk ended. */
export type ChipTurn = { readonly command: string; readonly talk: string } | { readonly end: ChipEnd };

const SECONDS = 60;
/** The longest script takes nine commands. */
export const MOST_COMMANDS = 12;

interface Talk {
  readonly about: string;
  readonly until: number;
  /** Of which the random numbers come: another challenge of the chip gets another one. */
  readonly seed: string;
}

const place = { table: 'chip_talks', row: 'open', column: 'talk' };

/**
 * One turn of a talk between the town's key and a chip, which a station or a reader relays. The server keeps nothing of it: the
 * relaying program sends back the sealed `talk` with every answer of the chip so far (hex), and the talk is told from its begin.
 * @throws CardError CHIP_TALK_OVER for one that is another's, too old or too long
 */
export async function chipTurn(
  city: City,
  { act, uid, version, about }: ChipTask,
  said: { readonly talk?: string | undefined; readonly answers: readonly string[] },
): Promise<ChipTurn> {
  const { talk, sealed } = await talkOf(city, about, said.talk);
  if (said.answers.length > MOST_COMMANDS) throw new CardError('CHIP_TALK_OVER');
  const secrets = {
    key: await keyOfChip(city.chipKeys, version, uid),
    version,
    randomFor: (challenge: Buffer) => createHmac('sha256', talk.seed).update(challenge).digest().subarray(0, 16),
  };
  const script = act === 'encode' ? encodeChip(secrets) : proveChip(secrets);
  let turn = script.next();
  for (const answer of said.answers) {
    if (turn.done) break;
    turn = script.next(answerOf(Buffer.from(answer, 'hex')));
  }
  return turn.done ? { end: turn.value } : { command: turn.value.toString('hex').toUpperCase(), talk: sealed };
}

async function talkOf(city: City, about: string, sealed: string | undefined): Promise<{ talk: Talk; sealed: string }> {
  const now = city.clock.now().getTime();
  const { id } = await city.vault.keys.openCityKey('city');
  if (sealed === undefined) {
    const talk = { about, until: now + SECONDS * 1000, seed: randomBytes(32).toString('hex') };
    const bytes = await city.vault.seal(id, place, JSON.stringify(talk));
    return { talk, sealed: bytes.toString('base64url') };
  }
  const talk = await city.vault.openText(id, place, Buffer.from(sealed, 'base64url')).then(
    (text) => JSON.parse(text) as Talk,
    () => undefined, // sealed by nobody here
  );
  if (!talk || talk.about !== about || talk.until < now) throw new CardError('CHIP_TALK_OVER');
  return { talk, sealed };
}
