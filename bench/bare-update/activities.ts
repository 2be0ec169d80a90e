/** One activity without any work. */
export function createActivities() {
  return { note: (outcome: string): Promise<string> => Promise.resolve(outcome) };
}
