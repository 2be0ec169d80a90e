import { createHash, randomUUID } from 'node:crypto';
import type { CardContent } from '@karta/card-design';
import { Card, PackageRow, Resident, Station, StationJob, findFile, readSettings, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { publishedDesign } from '../card-designs/design-rows.ts';
import { printOf } from '../card-designs/print-design.ts';
import { signedCodeOf } from '../phone-card/printed-card.ts';
import { printOffsetOf } from '../stations/print-offset.ts';
import { returnJob } from '../stations/return-jobs.ts';
import { requireCardAsSent } from './card-as-sent.ts';

/** Which job for which station; the same key is the same job. */
export interface JobOrder {
  readonly key: string;
  readonly workflowId: string;
  readonly cardId: string;
  readonly stationId: string;
  readonly operatorId: string;
}

const place = (job: string, column: 'uid' | 'pdf') => ({ table: 'station_jobs', row: job, column });

/** Phase one: the station reads the chip of the blank. Returns the job's id. @throws CardError CARD_STOPPED, SUBMISSION_CHANGED */
export async function orderUidRead(city: City, order: JobOrder): Promise<string> {
  const { knex } = city;
  const card = await cardToMake(city, order.cardId);
  return insertOnce(knex, order, {
    id: randomUUID(),
    phase: 'read-uid',
    chipKeyVersion: await keyVersionFor(knex, card),
  });
}

/** Phase two: number, UID and the rendered card. Returns the job's id. @throws CardError CARD_STOPPED, SUBMISSION_CHANGED */
export async function orderPrint(city: City, order: JobOrder): Promise<string> {
  const { knex, vault } = city;
  const known = await StationJob.query(knex).findOne({ key: order.key });
  if (known) return known.id;
  const card = await cardToMake(city, order.cardId);
  const id = randomUUID();
  // Fonts and the writer of PDFs take 30 MiB: only who prints loads them.
  const { renderCardPdf } = await import('@karta/card-design/pdf');
  // Version 1 is what was printed before cards knew their design.
  const template = await publishedDesign(knex, card.designVersion ?? 1);
  const { look, pictures } = await printOf(knex, template);
  const content = await contentOf(city, card);
  const offset = printOffsetOf(await Station.query(knex).findById(order.stationId).throwIfNotFound());
  const pdf = Buffer.from(
    await renderCardPdf(template, { ...content, town: { ...content.town, ...look } }, { pictures, offset }),
  );
  const bound = card.uid ?? Buffer.alloc(0);
  const uid = await vault.open(card.keyId, { table: 'cards', row: card.id, column: 'uid' }, bound);
  return insertOnce(knex, order, {
    id,
    phase: 'produce',
    chipKeyVersion: await keyVersionFor(knex, card),
    uidIndex: card.uidIndex,
    uid: await vault.seal(card.keyId, place(id, 'uid'), uid),
    pdf: await vault.seal(card.keyId, place(id, 'pdf'), pdf),
    pdfDigest: createHash('sha256').update(pdf).digest('hex'),
  });
}

/** Which key the chip is to have; a chip that has one keeps it, whatever the town has chosen meanwhile. */
async function keyVersionFor(knex: Knex, { chipKeyVersion }: Card): Promise<number | null> {
  const settings = await readSettings(knex);
  return chipKeyVersion ?? (settings.chipLevel === 'L1' ? settings.chipKeyVersion : null);
}

/** A card that was stopped meanwhile is not made: its case is about to be told. Nor is one of records that nobody sent so. */
async function cardToMake(city: City, cardId: string): Promise<Card> {
  const { knex } = city;
  const card = await Card.query(knex).findById(cardId).throwIfNotFound();
  if (card.state !== 'in-production') throw new CardError('CARD_STOPPED');
  await requireCardAsSent(city, card);
  return card;
}

/** A station that was revoked meanwhile has it no more: the saga hears so, and a person names another one. */
function insertOnce(
  knex: Knex,
  order: JobOrder,
  job: Partial<StationJob> & Pick<StationJob, 'id' | 'phase'>,
): Promise<string> {
  return knex.transaction(async (trx) => {
    const station = await Station.query(trx).findById(order.stationId).forKeyShare().throwIfNotFound();
    const { pickupPointId } = station;
    await StationJob.query(trx)
      .insert({ ...order, ...job, pickupPointId, state: 'waiting' })
      .onConflict('key')
      .ignore();
    const stored = await StationJob.query(trx).findOne({ key: order.key }).throwIfNotFound();
    if (!station.tokenHash && stored.state === 'waiting') await returnJob(trx, stored, stored.createdAt);
    return stored.id;
  });
}

/** What is printed. The card itself has no end: validity belongs to the packages, which partners see online. */
async function contentOf(city: City, card: Card): Promise<CardContent> {
  const resident = await Resident.query(city.knex).findById(card.residentId).throwIfNotFound();
  const photo = card.photoFileId ? await findFile(city.knex, city.vault, card.photoFileId) : undefined;
  const { cardReturnPlace, townName } = await readSettings(city.knex);
  const application = await city.knex('applications').where('id', card.applicationId).first('packageCode');
  const found = application && (await PackageRow.query(city.knex).findById(application.packageCode));
  return {
    town: { name: townName || city.name, returnPlace: cardReturnPlace },
    givenNames: resident.firstName,
    surname: resident.lastName,
    number: card.number,
    validUntil: null,
    issuedOn: city.clock.today(),
    packages: found ? [found.name] : [],
    photo: photo ? { mime: 'image/jpeg', bytes: photo.content } : null,
    signedCode: await signedCodeOf(city, card, photo?.content),
  };
}
