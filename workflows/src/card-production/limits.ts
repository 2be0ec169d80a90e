/** How long the station may stay silent, in milliseconds: a chip is read at once, a card prints in about a minute. */
export const READ_LIMIT = 90_000;
export const PRINT_LIMIT = 180_000;

/** The card was not made: what the calling diagram's error event sees. */
export const PRODUCTION_GIVEN_UP = 'PRODUCTION_GIVEN_UP';
