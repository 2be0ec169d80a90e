const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Pauses in ms after the first, second … try that ended so; the last one holds for all that follow. */
const PAUSES = {
  /** The case exists and says nothing: its next chances are rare, others are to be served. */
  CASE_SILENT: [5 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE],
  /** It was silent so often that an administrator has to look. */
  UNREACHABLE: [60 * MINUTE],
  TEMPORAL_AWAY: [SECOND, 2 * SECOND, 4 * SECOND, 8 * SECOND],
  /** Not awaited yet, suspended, or a part is not deployed. */
  OTHER: [250, 500, SECOND, 2 * SECOND, 4 * SECOND, 8 * SECOND, 16 * SECOND, 32 * SECOND, MINUTE],
} as const satisfies Record<string, readonly number[]>;

export type PauseKind = keyof typeof PAUSES;

/** How long a row waits after that many tries, the last one counted. */
export function pauseAfter(kind: PauseKind, tries: number): number {
  const pauses: readonly number[] = PAUSES[kind];
  return pauses[Math.min(tries, pauses.length) - 1] ?? 0;
}
