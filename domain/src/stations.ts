/** `new`: no agent has enrolled yet; `revoked`: its agent is refused. */
export const STATION_STATES = ['new', 'enrolled', 'revoked'] as const;
export type StationState = (typeof STATION_STATES)[number];

/** A station that has not reported for this long is offline. */
export const STATION_SILENCE_MS = 15_000;
/** How long a code that enrols a station may wait to be typed. */
export const STATION_CODE_MINUTES = 60;

/** A print is shifted by no more than this, in tenths of a millimetre: what lies further off is for the maker of the printer. */
export const MOST_PRINT_SHIFT = 30;
/** To the right and down as one looks at the side, in tenths of a millimetre. */
export interface PrintShift {
  readonly x: number;
  readonly y: number;
}
/** How the prints of a station are shifted, so that they lie right on the card. */
export interface PrintOffset {
  readonly front: PrintShift;
  readonly back: PrintShift;
}

/** Whether an agent may work in its name. */
export function stationState(station: { readonly hasKey: boolean; readonly revokedAt: Date | null }): StationState {
  if (station.revokedAt) return 'revoked';
  return station.hasKey ? 'enrolled' : 'new';
}

/** Whether a station goes on after this answer of a person to what went wrong there. */
export const goesOnAtStation = (answer: string, problem: string | null): boolean =>
  (answer === 'retry' || answer === 'spoiled') && problem !== 'FINISH_FAILED';

/** Has the station been heard lately? */
export function isStationHeard(lastSeenAt: Date | null, now: Date): boolean {
  return lastSeenAt !== null && now.getTime() - lastSeenAt.getTime() < STATION_SILENCE_MS;
}
