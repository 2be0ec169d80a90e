/** Words with the spaces after them, and parts of a double name with their hyphen. */
const wordsOf = (text: string): string[] => text.match(/[^\s-]+-?\s*|-\s*/g) ?? [];

/** A value in three pieces: what it begins with like the other one, what differs, what it ends with like the other one. */
export function changedPieces(value: string, other: string): { before: string; changed: string; after: string } {
  const mine = wordsOf(value);
  const theirs = wordsOf(other);
  const isSame = (one: string | undefined, two: string | undefined): boolean => one?.trim() === two?.trim();
  let start = 0;
  while (start < mine.length && start < theirs.length && isSame(mine[start], theirs[start])) start += 1;
  let end = 0;
  const most = Math.min(mine.length, theirs.length) - start;
  while (end < most && isSame(mine.at(-1 - end), theirs.at(-1 - end))) end += 1;
  const changed = mine.slice(start, mine.length - end).join('');
  // The space belongs to the piece after: a line under it would look like a word.
  const space = /\s*$/.exec(changed)?.[0] ?? '';
  return {
    before: mine.slice(0, start).join(''),
    changed: changed.trimEnd(),
    after: space + mine.slice(mine.length - end).join(''),
  };
}
