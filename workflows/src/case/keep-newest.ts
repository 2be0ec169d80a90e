/**
 * Notes a value under an id and forgets the oldest ones beyond `most`, since what a case carries from run to run has to stay
 * small however long it lives. The order is that of noting; ids are no whole numbers.
 */
export function keepNewest<Kept>(kept: Record<string, Kept>, id: string, value: Kept, most: number): void {
  kept[id] = value;
  const ids = Object.keys(kept);
  for (const old of ids.slice(0, Math.max(0, ids.length - most))) delete kept[old];
}
