import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Vault } from './vault/vault.ts';

export interface NewFile {
  keyId: string;
  accountId: string | null;
  kind: 'photo' | 'document';
  mediaType: string;
  content: Uint8Array;
}
export interface OpenedFile {
  id: string;
  kind: 'photo' | 'document';
  mediaType: string;
  content: Buffer;
}

const place = (id: string) => ({ table: 'files', row: id, column: 'content' });

/** Stores a file encrypted under the person's key, under a name of ours; answers its id. */
export async function storeFile(trx: Knex, vault: Vault, file: NewFile): Promise<string> {
  const id = randomUUID();
  const { content, ...row } = file;
  await trx('files').insert({
    id,
    ...row,
    size: content.length,
    content: await vault.seal(file.keyId, place(id), content),
  });
  return id;
}

/** Opens a stored file; `undefined` when there is none. */
export async function findFile(knex: Knex, vault: Vault, id: string): Promise<OpenedFile | undefined> {
  const row = await knex('files').where({ id }).first();
  if (!row) return undefined;
  return { id, kind: row.kind, mediaType: row.mediaType, content: await vault.open(row.keyId, place(id), row.content) };
}
