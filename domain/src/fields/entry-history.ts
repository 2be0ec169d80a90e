import type { EntryField, EntryValues } from './entry-fields.ts';

/** What is kept of an entry beside its fields. */
export type ChangedField = EntryField | 'photoFileId';
/** One change of an entry: what stood in the changed fields before and after. A first entry has no `before`. */
export interface EntryChange {
  readonly at: string;
  readonly before: Readonly<Partial<Record<ChangedField, string>>>;
  readonly after: Readonly<Partial<Record<ChangedField, string>>>;
  /** The entry began with it. */
  readonly isFirst: boolean;
}

/**
 * An entry as it stood at the end of a moment, from what stands there now and the changes since, newest first (000-22).
 * Null: it was not in the register yet.
 */
export function entryAsOf(
  now: Readonly<EntryValues>,
  newestFirst: readonly EntryChange[],
  until: string,
): EntryValues | null {
  let then: EntryValues = { ...now };
  for (const { at, before, isFirst } of newestFirst) {
    if (at < until) break;
    if (isFirst) return null;
    const { photoFileId: _photo, ...fields } = before;
    then = { ...then, ...fields };
  }
  return then;
}
