import { createHash, randomUUID } from 'node:crypto';
import { renderCardPdf } from '@karta/card-design/pdf';
import { NURT_TEMPLATE, type CardContent } from '@karta/card-design';
import { Card, PackageRow, Resident, StationJob, findFile, readSettings, type City } from '@karta/db';
import type { OrderCall } from '@karta/workflows';
import { ApplicationFailure } from '@temporalio/activity';
import type { Knex } from 'knex';
import type { ActivityFactory } from '../deps.ts';

const place = (job: string, column: 'uid' | 'pdf') => ({ table: 'station_jobs', row: job, column });

/** A card that was stopped meanwhile is not made: its case is about to be told. */
async function cardToMake(knex: Knex, cardId: string): Promise<Card> {
  const card = await Card.query(knex).findById(cardId).throwIfNotFound();
  if (card.state !== 'in-production') throw ApplicationFailure.nonRetryable('the card was stopped', 'CARD_STOPPED');
  return card;
}

/** Phase one: the station reads the chip of the blank. */
export const orderUidRead: ActivityFactory<'orderUidRead'> = (deps) => async (call) => {
  const city = deps.cityOf(call.cityId);
  await cardToMake(city.knex, call.cardId);
  return { jobId: await insertOnce(city.knex, call, 'read-uid', {}, randomUUID()) };
};

/** Phase two: number, UID and the rendered card. The same attempt is the same job. */
export const orderPrint: ActivityFactory<'orderPrint'> = (deps) => async (call) => {
  const city = deps.cityOf(call.cityId);
  const known = await StationJob.query(city.knex).findOne({ key: keyOf(call, 'produce') });
  if (known) return { jobId: known.id };
  const card = await cardToMake(city.knex, call.cardId);
  const id = randomUUID();
  const pdf = Buffer.from(await renderCardPdf(NURT_TEMPLATE, await contentOf(city, card)));
  const uid = await city.vault.open(
    card.keyId,
    { table: 'cards', row: card.id, column: 'uid' },
    card.uid ?? Buffer.alloc(0),
  );
  const order = {
    uid: await city.vault.seal(card.keyId, place(id, 'uid'), uid),
    uidIndex: card.uidIndex,
    pdf: await city.vault.seal(card.keyId, place(id, 'pdf'), pdf),
    pdfDigest: createHash('sha256').update(pdf).digest('hex'),
  };
  return { jobId: await insertOnce(city.knex, call, 'produce', order, id) };
};

function keyOf({ workflowId, attempt }: OrderCall, phase: StationJob['phase']): string {
  return `${workflowId}/${phase}/${attempt}`;
}

async function insertOnce(
  knex: Knex,
  call: OrderCall,
  phase: StationJob['phase'],
  order: Partial<StationJob>,
  id: string,
): Promise<string> {
  const { workflowId, cardId, stationId, operatorId } = call;
  const key = keyOf(call, phase);
  await StationJob.query(knex)
    .insert({ id, key, workflowId, cardId, stationId, operatorId, phase, state: 'waiting', ...order })
    .onConflict('key')
    .ignore();
  const stored = await StationJob.query(knex).findOne({ key }).throwIfNotFound();
  return stored.id;
}

/** What is printed. The card itself has no end: validity belongs to the packages, which partners see online. */
async function contentOf(city: City, card: Card): Promise<CardContent> {
  const resident = await Resident.query(city.knex).findById(card.residentId).throwIfNotFound();
  const photo = card.photoFileId ? await findFile(city.knex, city.vault, card.photoFileId) : undefined;
  const { cardReturnPlace } = await readSettings(city.knex);
  const application = await city.knex('applications').where('id', card.applicationId).first('packageCode');
  const found = application && (await PackageRow.query(city.knex).findById(application.packageCode));
  return {
    town: { name: city.name, returnPlace: cardReturnPlace },
    givenNames: resident.firstName,
    surname: resident.lastName,
    number: card.number,
    validUntil: null,
    issuedOn: city.clock.today(),
    packages: found ? [found.name] : [],
    photo: photo ? { mime: 'image/jpeg', bytes: photo.content } : null,
  };
}

/** Takes a job back. One that the station has (had) may have had an effect: `claimed` says so. */
export const withdrawJob: ActivityFactory<'withdrawJob'> =
  (deps) =>
  async ({ cityId, jobId }) => {
    const { knex } = deps.cityOf(cityId);
    return knex.transaction(async (trx) => {
      const job = await StationJob.query(trx).findById(jobId).forUpdate().throwIfNotFound();
      if (job.state === 'waiting' || job.state === 'claimed') {
        await StationJob.query(trx)
          .findById(jobId)
          .patch({ state: 'withdrawn', endedAt: new Date(), leaseUntil: null });
      }
      return { claimed: job.fencing > 0 };
    });
  };
