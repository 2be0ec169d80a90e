import { APPLICATION } from './chip-key.ts';
import { INSTRUCTION, STATUS, wrapped, type ChipAnswer } from './desfire.ts';
import { answerChallenge, fullMode, sessionOf, type Ev2Session } from './ev2-session.ts';

/** How a talk with a chip ends. */
export type ChipEnd =
  /** It has its key. */
  | 'proven'
  /** It is no chip that can have one, or it has none. */
  | 'unsuited'
  /** It has the application under another key: a copy, or another town's. */
  | 'foreign';

/** A talk with a chip: the commands one by one, with their answers coming in, until it is known how it ends. */
export type ChipScript = Generator<Buffer, ChipEnd, ChipAnswer>;

/** The key of the chip, its version, and the reader's random number (RndA) in answer to a challenge of the chip. */
export interface ChipSecrets {
  readonly key: Uint8Array;
  readonly version: number;
  readonly randomFor: (challenge: Buffer) => Buffer;
}

const MASTER_KEY = 0x00;
const FACTORY_KEY = Buffer.alloc(16);
/** May be changed later; whoever has no key neither lists nor makes files. One key, AES. */
const SETTINGS = Buffer.from([0x0b, 0x81]);

const select = (): Buffer => wrapped(INSTRUCTION.selectApplication, APPLICATION);

/** Does the chip have its key? Nothing is written. */
export function* proveChip({ key, randomFor }: ChipSecrets): ChipScript {
  const { status } = yield select();
  if (status !== STATUS.ok) return 'unsuited';
  return (yield* authenticated(key, randomFor)) ? 'proven' : 'foreign';
}

/**
 * Gives the chip its key. Begun again after it was broken off anywhere, it ends the same: what is there is asked first, and the
 * key of the factory is left only by a chip that was not given its own.
 */
export function* encodeChip({ key, version, randomFor }: ChipSecrets): ChipScript {
  const found = yield select();
  if (found.status === STATUS.noSuchApplication) {
    const made = yield wrapped(INSTRUCTION.createApplication, Buffer.concat([APPLICATION, SETTINGS]));
    if (made.status !== STATUS.ok) return 'unsuited';
    const selected = yield select();
    if (selected.status !== STATUS.ok) return 'unsuited';
  } else if (found.status !== STATUS.ok) return 'unsuited';
  if (yield* authenticated(key, randomFor)) return 'proven';
  const session = yield* authenticated(FACTORY_KEY, randomFor);
  if (!session) return 'foreign';
  const data = Buffer.concat([key, Buffer.from([version])]);
  const command = { instruction: INSTRUCTION.changeKey, counter: 0, header: Buffer.from([MASTER_KEY]), data };
  const changed = yield wrapped(INSTRUCTION.changeKey, fullMode(session, command));
  if (changed.status !== STATUS.ok) return 'unsuited';
  return (yield* authenticated(key, randomFor)) ? 'proven' : 'unsuited';
}

/** AuthenticateEV2First: the session, where both have the key. */
function* authenticated(
  key: Uint8Array,
  randomFor: ChipSecrets['randomFor'],
): Generator<Buffer, Ev2Session | undefined, ChipAnswer> {
  const begun = yield wrapped(INSTRUCTION.authenticateEv2First, Buffer.from([MASTER_KEY, 0x00]));
  if (begun.status !== STATUS.more || begun.data.length !== 16) return undefined;
  const rndA = randomFor(begun.data);
  const proof = yield wrapped(INSTRUCTION.more, answerChallenge(key, rndA, begun.data));
  return proof.status === STATUS.ok ? sessionOf(key, rndA, begun.data, proof.data) : undefined;
}
