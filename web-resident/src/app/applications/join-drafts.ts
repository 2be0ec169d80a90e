import type { ApplicationDraft } from '@karta/contracts';

/** Parts of a draft that hold several answers: these are joined one by one. */
const WITHIN = ['answers', 'details'] as const;

/**
 * A draft of which two pages changed something: what was changed here stands, everything else is as the other page saved it.
 * `base` is what this page last knew to be saved.
 */
export function joinDrafts(mine: ApplicationDraft, base: ApplicationDraft, theirs: ApplicationDraft): ApplicationDraft {
  const joined: ApplicationDraft = { ...theirs, ...changedIn(mine, base) };
  for (const part of WITHIN) {
    if (mine[part] === undefined) continue;
    const changed = changedIn<Record<string, unknown>>(mine[part], base[part] ?? {});
    Object.assign(joined, { [part]: { ...theirs[part], ...changed } });
  }
  return joined;
}

function changedIn<T extends object>(mine: T, base: T): Partial<T> {
  const before = Object.entries(base);
  const isChanged = ([name, value]: [string, unknown]): boolean =>
    JSON.stringify(value) !== JSON.stringify(before.find(([other]) => other === name)?.[1]);
  return Object.fromEntries(Object.entries(mine).filter(isChanged)) as Partial<T>;
}
