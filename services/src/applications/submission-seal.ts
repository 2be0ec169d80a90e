import { createHash } from 'node:crypto';
import { findFile, type Application, type City } from '@karta/db';
import { clearFieldsOf, SEALED_FIELDS } from '@karta/domain';
import type { Knex } from 'knex';

/**
 * The hash of everything that was sent. It is keyed by the city: whoever has the rows alone can neither try PESELs and names
 * against it nor make a fitting one. What is sealed counts by the digest of its sealed bytes, which nobody without the person's
 * key can make for another content, so that a screen opens none of it. What is empty is left out: a field that forms get later
 * changes no old hash. `after`: the hash before this one, so that an older one put in again fits nowhere.
 */
export async function sealOf(trx: Knex, city: City, application: Application, after?: Buffer): Promise<Buffer> {
  const { id, accountId, peselIndex, type, packageCode, pickupPointId, details, photoFileId, birthDate } = application;
  const { formCode, formVersion, answers } = application;
  const sealed = SEALED_FIELDS.map((field) => [field, application[field] && digestOf(application[field])]);
  const fields = { ...clearFieldsOf(application), ...Object.fromEntries(sealed), birthDate };
  const sent = {
    id,
    accountId,
    pesel: peselIndex?.toString('hex') ?? null,
    type,
    packageCode,
    pickupPointId,
    details: sorted(details),
    fields: sorted(fields),
    consents: await consentsOf(trx, application.consents),
    photo: photoFileId === null ? null : await digestsOf(trx, [photoFileId]),
    documents: await documentsOf(trx, id),
    ...(after && { after: after.toString('hex') }),
    // what was sent before forms were data has neither
    ...(formCode !== null && { form: [formCode, formVersion] }),
    ...(answers !== null && { answers: digestOf(answers) }),
  };
  return city.vault.blindIndex('submission', JSON.stringify(sent));
}

const sorted = (values: object): [string, unknown][] =>
  Object.entries(values)
    .filter(([, value]) => value !== '' && value !== null && value !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));

async function consentsOf(trx: Knex, ids: readonly string[]): Promise<unknown[]> {
  const texts: { id: string; version: number }[] = await trx('consent_texts')
    .whereIn('id', [...ids])
    .select('id', 'version');
  return ids.toSorted().map((id) => [id, texts.find((text) => text.id === id)?.version ?? null]);
}

async function documentsOf(trx: Knex, applicationId: string): Promise<unknown[]> {
  const rows = await trx('application_documents').where({ applicationId }).orderBy('fileId');
  const digests = await digestsOf(
    trx,
    rows.map(({ fileId }) => fileId),
  );
  return rows.map(({ fileId, documentType, name, documentDate, documentEnd }) => [
    fileId,
    documentType,
    name,
    documentDate,
    documentEnd,
    digests[fileId] ?? null,
  ]);
}

/** By PostgreSQL, where the bytes are. */
async function digestsOf(trx: Knex, ids: readonly string[]): Promise<Record<string, string>> {
  const rows: { id: string; digest: string }[] = await trx('files')
    .whereIn('id', [...ids])
    .select('id', trx.raw("encode(sha256(content), 'hex') as digest"));
  return Object.fromEntries(rows.map(({ id, digest }) => [id, digest]));
}

/** Of an application's picture; null where the file is gone. */
export async function photoSealOf(
  trx: Knex,
  city: City,
  applicationId: string,
  fileId: string,
): Promise<Buffer | null> {
  const file = await findFile(trx, city.vault, fileId);
  return file ? pictureSeal(city, applicationId, file.content) : null;
}

/** Of the picture itself: a card's copy is sealed under another key when its entry becomes another account's. */
export function pictureSeal({ vault }: City, applicationId: string, photo: Buffer): Promise<Buffer> {
  return vault.blindIndex('submission', `photo:${applicationId}:${digestOf(photo)}`);
}

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
