/**
 * Where the cursor of a list goes for a key; the list may have changed since, so an id that has gone
 * counts as the top. Null when the list is empty.
 */
export function moveCursor(ids: readonly string[], current: string | null, key: string): string | null {
  if (ids.length === 0) return null;
  const index = current === null ? -1 : ids.indexOf(current);
  const target: Record<string, number> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: ids.length - 1 };
  const wanted = Math.min(Math.max(target[key] ?? index, 0), ids.length - 1);
  return ids[wanted] ?? null;
}
