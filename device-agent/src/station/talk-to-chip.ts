import type { ChipTurn, StationFailureCode } from '@karta/contracts';
import { StaleClaim } from './lease.ts';
import { untilAnswered } from './patience.ts';
import type { ClaimedJob, StationParts } from './station-parts.ts';

/** How the town's key and the chip on the reader got on. `absent`: it was taken away meanwhile. */
type ChipTalkEnd = Extract<ChipTurn, { end: unknown }>['end'] | 'absent';

/** A talk that came too late is begun anew so many times. */
const MOST_TALKS = 3;

/**
 * Passes on what the server and the chip say to each other until it is known how that ends. No key is in this program: what
 * goes through it is of use for this talk alone. @throws StaleClaim
 */
async function talkToChip(job: ClaimedJob, parts: StationParts, act: 'encode' | 'prove'): Promise<ChipTalkEnd> {
  const { api, reader, patience, signal } = parts;
  for (let talks = 0; talks < MOST_TALKS; talks += 1) {
    const end = await reader.talk(async (transmit) => {
      const answers: string[] = [];
      let talk: string | undefined;
      for (;;) {
        const said = { token: job.token, act, answers, ...(talk !== undefined && { talk }) };
        const turn = await untilAnswered(() => api.talkToChip(job.jobId, said), patience, signal);
        if (turn === 'stale') throw new StaleClaim(`The claim ${job.token} of job ${job.jobId} is stale.`);
        if (turn === 'over') return 'over';
        if ('end' in turn) return turn.end;
        talk = turn.talk;
        answers.push(
          Buffer.from(await transmit(Buffer.from(turn.command, 'hex')))
            .toString('hex')
            .toUpperCase(),
        );
      }
    });
    if (end !== 'over') return end ?? 'absent';
  }
  return 'unsuited';
}

const TROUBLE = {
  proven: undefined,
  unsuited: 'CHIP_NOT_SUITED',
  foreign: 'CHIP_FOREIGN',
  absent: 'CARD_NOT_PRESENT',
} as const satisfies Record<ChipTalkEnd, StationFailureCode | undefined>;

/** Gives the chip its key, or asks for it; what is wrong with it, if anything is. @throws StaleClaim */
export const chipTrouble = async (
  job: ClaimedJob,
  parts: StationParts,
  act: 'encode' | 'prove',
): Promise<StationFailureCode | undefined> => TROUBLE[await talkToChip(job, parts, act)];
