/** What a run of jest left: counts, the names of the passed tests, and file and name of each failed one. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly names: readonly string[];
  readonly failures: readonly string[];
}

/** A machine that was busy for a moment spoils one or two; more are a fault of the change. */
const MOST = 3;

/**
 * The files that are run once more, alone, after the others: none where nothing failed, or more than a busy machine explains.
 * Each failure begins with its file, a colon behind it.
 */
export function filesToRepeat({ failures }: Counts): string[] {
  if (failures.length > MOST) return [];
  return [...new Set(failures.map((failure) => failure.slice(0, failure.indexOf(': '))))];
}

/**
 * What both runs say together. A test that fails again has failed, as has one that passed at first and fails alone; one that
 * passes alone is unsteady: it counts as passed, and is named to be mended.
 */
export function together(first: Counts, second: Counts): Counts & { readonly unsteady: readonly string[] } {
  const again = new Set(second.failures);
  const unsteady = first.failures.filter((failure) => !again.has(failure));
  const afresh = second.failures.filter((failure) => !first.failures.includes(failure));
  return {
    passed: first.passed + unsteady.length - afresh.length,
    failed: second.failed,
    names: [...new Set([...first.names, ...second.names])],
    failures: second.failures,
    unsteady,
  };
}
