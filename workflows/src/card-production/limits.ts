import type { CardProductionInput } from './messages.ts';

/** How long the station may stay silent, in seconds: a chip is read at once, a card prints in about a minute. */
const READ_SECONDS = 90;
const PRINT_SECONDS = 180;

/** Milliseconds of silence after which a person is asked; the diagram may set both in seconds. */
export function limitsOf({ variables }: CardProductionInput): { readonly read: number; readonly print: number } {
  return {
    read: (variables?.readSeconds ?? READ_SECONDS) * 1000,
    print: (variables?.printSeconds ?? PRINT_SECONDS) * 1000,
  };
}

/** The card was not made: what the calling diagram's error event sees. */
export const PRODUCTION_GIVEN_UP = 'PRODUCTION_GIVEN_UP';
