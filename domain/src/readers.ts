/** `new`: no device has enrolled yet; `locked`: too many wrong PINs; `revoked`: its device is refused. */
export const READER_STATES = ['new', 'enrolled', 'locked', 'revoked'] as const;
export type ReaderState = (typeof READER_STATES)[number];

/** What a reader may be allowed to show of a card beside its verdict (000-43). What is not allowed is never on the wire. */
export const READER_FIELDS = ['name', 'photo', 'number', 'validUntil', 'reliefs'] as const;
export type ReaderField = (typeof READER_FIELDS)[number];

/**
 * What a controller is told. `again`: the code on the telephone is of another moment, or nothing was read well; `unknown`: not one
 * of the town's cards.
 */
export const READER_VERDICTS = ['valid', 'inactive', 'blocked', 'expired', 'unknown', 'again'] as const;
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
