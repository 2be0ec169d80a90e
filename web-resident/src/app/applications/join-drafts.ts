import type { ApplicationDraft } from '@karta/contracts';

/**
 * A draft of which two pages changed something: what was changed here stands, everything else is as the other page saved it.
 * `base` is what this page last knew to be saved.
 */
export function joinDrafts(mine: ApplicationDraft, base: ApplicationDraft, theirs: ApplicationDraft): ApplicationDraft {
  const changed = Object.entries(mine).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(base[field as keyof ApplicationDraft]),
  );
  return { ...theirs, ...Object.fromEntries(changed) };
}
