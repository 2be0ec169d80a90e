/** Both kinds of workflow call these; they do nothing but count. `told` hears of every progress. */
export function createActivities(told: () => void) {
  return {
    recordProgress: (_progress: unknown): Promise<void> => {
      told();
      return Promise.resolve();
    },
    recordDecision: (_decision: unknown): Promise<void> => Promise.resolve(),
  };
}
