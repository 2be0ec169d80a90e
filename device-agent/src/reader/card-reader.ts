export type UidReading =
  { kind: 'uid'; uid: string } | { kind: 'absent' } | { kind: 'unreadable' } | { kind: 'random' };
export type ReaderCondition = { state: 'ready' | 'offline'; cardPresent: boolean };

/** Sends a command APDU and gives the answer with its status. */
export type Transmit = (apdu: Uint8Array) => Promise<Uint8Array>;

/** Thrown by `transmit` alone. */
export class CardGone extends Error {}

/** The contactless reader as the station sees it. UIDs are upper-case hex without separators. */
export type CardReader = {
  readonly name: string;
  condition(): ReaderCondition;
  readUid(): Promise<UidReading>;
  /**
   * Lets `use` talk to the card that lies there, which keeps its power meanwhile. `undefined` when there is none, or it was taken
   * away; what `use` throws of its own comes through.
   */
  talk<T>(use: (transmit: Transmit) => Promise<T>): Promise<T | undefined>;
  /** Lets go of the card: a reader with a feeder moves it out, a desktop reader only cuts its power. */
  eject(): Promise<void>;
  close(): Promise<void>;
};

/** PC/SC part 3, 3.2.2.1.3: "Get Data", the UID. */
export const GET_UID = Uint8Array.of(0xff, 0xca, 0x00, 0x00, 0x00);

/** The UID in an answer to GET_UID; anything but 4, 7 or 10 bytes with 90 00 is unreadable, and `random` no card can be known by. */
export function uidOf(answer: Uint8Array): UidReading {
  const bytes = Buffer.from(answer);
  const isGood = bytes.length > 2 && bytes.readUInt16BE(bytes.length - 2) === 0x9000;
  const uid = bytes.subarray(0, -2);
  if (!isGood || ![4, 7, 10].includes(uid.length)) return { kind: 'unreadable' };
  // ISO 14443-3: a four-byte UID that begins with 08 is random, new on every approach.
  if (uid.length === 4 && uid[0] === 0x08) return { kind: 'random' };
  return { kind: 'uid', uid: uid.toString('hex').toUpperCase() };
}
