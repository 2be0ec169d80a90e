import type { ReaderAnswer, ReaderCheck } from '@karta/contracts';
import type { Server } from './server.ts';

/** Sends a command (hex) to the chip that is held to the device; `null`: it was taken away. */
export type Transceive = (command: string) => Promise<string | null>;

/**
 * Asks the town about a card whose chip can be talked to: what the town says to it is passed on, until the chip has proven its key
 * or has not. `undefined`: it was taken away meanwhile.
 */
export async function checkWithChip(
  server: Pick<Server, 'check'>,
  check: ReaderCheck,
  transceive: Transceive,
): Promise<ReaderAnswer | undefined> {
  const answers: string[] = [];
  let talk: { talk?: string } = {};
  for (;;) {
    const said = await server.check({ ...check, chip: { ...talk, answers: [...answers] } });
    if ('verdict' in said) return said;
    const answer = await transceive(said.chip.command);
    if (answer === null) return undefined;
    answers.push(answer);
    talk = { talk: said.chip.talk };
  }
}
