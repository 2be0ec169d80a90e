import type { City } from '@karta/db';
import type { ChangedRow, MovedRow } from './journal.ts';

/** All that a merge changed, and the name that went. */
export interface MergeContent {
  readonly name: string;
  readonly moved: readonly MovedRow[];
  readonly changed: readonly ChangedRow[];
  /** The row of the history that it made. */
  readonly changeId: string | null;
}

const placeOf = (row: string) => ({ table: 'resident_merges', row, column: 'content' });

/** For its columns: sealed under a key of its own, which ends with the person. */
export async function sealMerge(
  { vault }: City,
  id: string,
  content: MergeContent,
): Promise<{ keyId: string; content: Buffer }> {
  const keyId = await vault.keys.createPersonKey();
  return { keyId, content: await vault.seal(keyId, placeOf(id), JSON.stringify(content)) };
}

/** What a merge changed, in clear. */
export async function openMerge(
  { vault }: City,
  { id, keyId, content }: { id: string; keyId: string; content: Buffer },
): Promise<MergeContent> {
  return JSON.parse(await vault.openText(keyId, placeOf(id), content)) as MergeContent;
}
