import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TextLine } from '@karta/card-design/pdf';
import { Account, DataExport, findFile, putInOutbox, readSettings, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { workflowIdOf } from '@karta/workflows/ids';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { collectData, type DataRow } from './collect-data.ts';
import { zip, type Entry } from './zip.ts';

const DAY_MS = 86_400_000;
/** Pictures and documents of one file; what is over it is named and not in it. */
const MOST_BYTES = 60 * 1024 * 1024;

interface Words {
  title: string;
  none: string;
  tables: Readonly<Record<string, string>>;
}
const WORDS = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'letters', 'pl', 'data-export.json'), 'utf8'),
) as Words;

/** Asks for a person's own data as a file, once a day; the process that begins here makes it. @throws CardError EXPORT_ALREADY_ASKED */
export async function askForData(trx: Knex, city: City, accountId: string, by: Doer): Promise<DataExport> {
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`data-export:${accountId}`]);
  const since = new Date(by.now.getTime() - DAY_MS);
  if (await DataExport.query(trx).findOne({ accountId }).where('requestedAt', '>', since))
    throw new CardError('EXPORT_ALREADY_ASKED');
  const { keyId } = await Account.query(trx).findById(accountId).select('keyId').throwIfNotFound();
  const id = randomUUID();
  const asked = await DataExport.query(trx).insertAndFetch({ id, accountId, keyId, requestedAt: by.now });
  await writeAudit(trx, { ...actorOf(by), act: 'account.export', subjectKind: 'account', subjectId: accountId });
  await putInOutbox(trx, {
    kind: 'start-process',
    workflowId: workflowIdOf(city.id, 'data-export', id),
    payload: { processKey: 'data-export', caseId: id, variables: {} },
  });
  return asked;
}

/**
 * Makes the file: to be read (PDF), to be taken elsewhere (JSON), pictures and documents; sealed under the person's key. Once;
 * a repetition finds it made. Returns the account, or null where there is nobody any more.
 */
export async function buildDataExport(city: City, id: string): Promise<string | null> {
  const { knex, vault } = city;
  const asked = await DataExport.query(knex).findById(id);
  const account = asked && (await Account.query(knex).findById(asked.accountId));
  if (!asked || !account || account.erasedAt !== null) return null;
  if (asked.readyAt !== null) return account.id;
  const data = await collectData(knex, city, account.id);
  const { entries, left } = await filesOf(city, account.id);
  const json = Buffer.from(JSON.stringify({ ...data, filesLeftOut: left }, null, 2));
  const { renderTextPdf } = await import('@karta/card-design/pdf');
  const pdf = Buffer.from(await renderTextPdf(WORDS.title, linesOf(data)));
  const content = zip([{ name: 'moje-dane.pdf', content: pdf }, { name: 'moje-dane.json', content: json }, ...entries]);
  const { dataExportDays } = await readSettings(knex);
  const now = city.clock.now();
  await DataExport.query(knex)
    .findById(id)
    .whereNull('readyAt')
    .patch({
      content: await vault.seal(asked.keyId, { table: 'data_exports', row: id, column: 'content' }, content),
      size: content.length,
      readyAt: now,
      expiresAt: new Date(now.getTime() + dataExportDays * DAY_MS),
    });
  return account.id;
}

/** The file, while its time lasts. */
export async function openDataExport(city: City, accountId: string, id: string): Promise<Buffer | undefined> {
  const found = await DataExport.query(city.knex).findById(id).where({ accountId });
  if (!found?.content || (found.expiresAt?.getTime() ?? 0) <= city.clock.now().getTime()) return undefined;
  return city.vault.open(found.keyId, { table: 'data_exports', row: id, column: 'content' }, found.content);
}

async function filesOf(city: City, accountId: string): Promise<{ entries: Entry[]; left: string[] }> {
  // the small pictures of documents say nothing that these do not
  const shown = city.knex('application_documents').whereNotNull('pictureId').select('pictureId');
  const own = city.knex('files').where({ accountId }).whereNotIn('id', shown);
  const ids: string[] = await own.orderBy('created_at').pluck('id');
  const entries: Entry[] = [];
  const left: string[] = [];
  let bytes = 0;
  for (const id of ids) {
    const file = await findFile(city.knex, city.vault, id);
    if (!file) continue;
    const name = `pliki/${file.kind}-${entries.length + 1}.${file.mediaType === 'application/pdf' ? 'pdf' : 'jpg'}`;
    bytes += file.content.length;
    if (bytes > MOST_BYTES) left.push(id);
    else entries.push({ name, content: file.content });
  }
  return { entries, left };
}

function linesOf(data: Readonly<Record<string, readonly DataRow[]>>): TextLine[] {
  return Object.entries(data).flatMap(([table, rows]): TextLine[] => [
    { text: `${WORDS.tables[table] ?? table} (${rows.length})`, isHeading: true },
    ...rows.map((row) => ({
      text: Object.entries(row)
        .map(([column, value]) => `${column}: ${inWords(value)}`)
        .join('; '),
    })),
  ]);
}

function inWords(value: unknown): string {
  if (value === null || value === '') return WORDS.none;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
