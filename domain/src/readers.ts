/** `new`: no device has enrolled yet; `locked`: too many wrong PINs; `revoked`: its device is refused. */
export const READER_STATES = ['new', 'enrolled', 'locked', 'revoked'] as const;
export type ReaderState = (typeof READER_STATES)[number];

/** What a reader may be allowed to show of a card beside its verdict (000-43). What is not allowed is never on the wire. */
export const READER_FIELDS = ['name', 'photo', 'number', 'validUntil', 'reliefs'] as const;
export type ReaderField = (typeof READER_FIELDS)[number];

/**
 * What a controller is told. `again`: the code on the telephone is of another moment, or nothing was read well; `unknown`: not one
 * of the town's cards; `copy`: the chip has the number of a card and not its key.
 */
export const READER_VERDICTS = ['valid', 'inactive', 'blocked', 'expired', 'unknown', 'again', 'copy'] as const;
export type ReaderVerdict = (typeof READER_VERDICTS)[number];

/** How a card was shown: its chip was read, its number typed, or a code scanned. */
export const READER_WAYS = ['uid', 'number', 'code'] as const;
export type ReaderWay = (typeof READER_WAYS)[number];

/** How long a code that enrols a reader may wait to be typed. */
export const READER_CODE_MINUTES = 60;
/** Wrong PINs in a row; then an administrator gives another one. */
export const READER_PIN_TRIES = 5;
/** After so long the PIN is asked for again. */
export const READER_SHIFT_HOURS = 16;
/** A reader that has not asked for this long is offline. */
export const READER_SILENCE_MS = 15 * 60_000;
/** For how long the list may decide without a connection: bounds and the first value of the setting of each reader. */
export const READER_OFFLINE_HOURS = { least: 1, most: 72, first: 24 } as const;

/** Beside which verdicts each field may stand: of a person nothing is told but beside `valid`. */
const BESIDE: Readonly<Record<ReaderField, readonly ReaderVerdict[]>> = {
  name: ['valid'],
  photo: ['valid'],
  number: ['valid', 'expired'],
  validUntil: ['valid', 'expired'],
  reliefs: ['valid'],
};

/** What a reader that shows these fields is told beside a verdict. */
export const toldBeside = (verdict: ReaderVerdict, shows: readonly ReaderField[]): ReaderField[] =>
  READER_FIELDS.filter((field) => shows.includes(field) && BESIDE[field].includes(verdict));

/** Whether a device may work in its name. */
export function readerState(reader: {
  readonly hasKey: boolean;
  readonly revokedAt: Date | null;
  readonly pinFailures: number;
}): ReaderState {
  if (reader.revokedAt) return 'revoked';
  if (!reader.hasKey) return 'new';
  return reader.pinFailures >= READER_PIN_TRIES ? 'locked' : 'enrolled';
}

/** Has the reader been heard lately? */
export const isReaderHeard = (lastSeenAt: Date | null, now: Date): boolean =>
  lastSeenAt !== null && now.getTime() - lastSeenAt.getTime() < READER_SILENCE_MS;

/** A PIN that is tried first: one digit again and again, or digits in their order. */
export function isEasyPin(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10);
  return [0, 1, 9].some((step) => steps.every((each) => each === step));
}
