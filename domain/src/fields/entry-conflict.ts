import { ENTRY_FIELD_NAMES, type EntryField, type EntryValues } from './entry-fields.ts';

/** What two clerks made of one entry, field by field. */
export interface EntryConflict {
  /** Fields that both changed, each to something else: a person chooses. */
  readonly clashes: readonly EntryField[];
  /** Fields that the other one alone changed. */
  readonly theirsAlone: readonly EntryField[];
  /** The entry with what does not clash put together; where it clashes, mine. */
  readonly merged: EntryValues;
}

/** Puts together what two people made of the entry that both had opened; nothing is written over silently. */
export function compareChanges(
  opened: Readonly<EntryValues>,
  theirs: Readonly<EntryValues>,
  mine: Readonly<EntryValues>,
): EntryConflict {
  const changedByThem = ENTRY_FIELD_NAMES.filter((field) => theirs[field] !== opened[field]);
  const clashes = changedByThem.filter((field) => mine[field] !== opened[field] && mine[field] !== theirs[field]);
  const theirsAlone = changedByThem.filter((field) => mine[field] === opened[field]);
  const taken = Object.fromEntries(theirsAlone.map((field) => [field, theirs[field]]));
  return { clashes, theirsAlone, merged: { ...mine, ...taken } };
}
