import { DATED, formOf, signedInResident, taskOf, type OfficeTask, type Resident } from '../makers/applications.ts';
import { operator, type Caller } from '../makers/caller.ts';
import { handOver, readyCard } from '../makers/production.ts';
import { openRecords } from '../makers/records.ts';
import { DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';

export interface HolderOfCard extends Resident {
  card: { id: string; number: string };
  clerk: Caller;
}

/** Somebody with an active plastic card, made and handed over as in life. */
export async function cardHolder(): Promise<HolderOfCard> {
  const produced = await readyCard(await signedInResident());
  await handOver(produced.clerk, produced.card);
  const { applicant, portal, card, clerk } = produced;
  await cardState(portal, card.id, 'active');
  return { applicant, portal, card, clerk };
}

interface SeenCard {
  id: string;
  number: string;
  holderName: string;
  state: string;
  validUntil: string | null;
  packages: { code: string; validUntil: string }[];
}

/** The cards as their holder sees them. */
export async function cardsOf(portal: Caller): Promise<SeenCard[]> {
  return (await portal.must(portal.get<{ cards: SeenCard[] }>('/api/resident/cards'))).cards;
}

/** Waits until the holder sees the card in this state. */
export function cardState(portal: Caller, cardId: string, state: string): Promise<SeenCard> {
  return until(`card ${cardId} ${state}`, async () =>
    (await cardsOf(portal)).find((card) => card.id === cardId && card.state === state),
  );
}

/** The last day of a document that says one. */
const LATER = `${Number(DATED.slice(0, 4)) + 2}-06-30`;

export interface Filing {
  type: string;
  packageCode?: string;
  details?: Record<string, unknown>;
  /** Fields of the form that differ from what is prefilled. */
  form?: Record<string, unknown>;
  documents?: { type: string; content: Buffer }[];
  photo?: Buffer;
}

/** Files an application of a holder and sends it. Answers its id. */
export async function fileApplication(holder: Resident, filing: Filing): Promise<string> {
  const { portal } = holder;
  const { type, packageCode = 'resident', details = {}, documents = [] } = filing;
  const begun = portal.post<{ id: string }>('/api/resident/applications', { type, packageCode, details });
  const { id } = await portal.must(begun);
  const path = `/api/resident/applications/${id}`;
  const form = { ...(await formOf(holder)), packageCode, ...filing.form };
  await portal.must(portal.put(`${path}/draft`, form));
  for (const document of documents) {
    const query = `documentType=${document.type}&name=dokument&documentDate=${DATED}&documentEnd=${LATER}`;
    await portal.must(portal.send('POST', `${path}/documents?${query}`, { bytes: document.content }));
  }
  if (filing.photo) await portal.must(portal.send('PUT', `${path}/photo`, { bytes: filing.photo, type: 'image/png' }));
  await portal.must(portal.post(`${path}/submit`));
  return id;
}

/** Takes an office task that fits, wherever it came from, and answers it. */
export async function answerTask(
  clerk: Caller,
  fits: (task: OfficeTask & Record<string, unknown>) => boolean,
  outcome: string,
  note = '',
): Promise<string> {
  const task = await until('an office task', async () => {
    const list = clerk.get<{ tasks: (OfficeTask & Record<string, unknown>)[] }>('/api/operator/tasks?scope=all');
    return (await clerk.must(list)).tasks.find(fits);
  });
  await clerk.must(clerk.post(`/api/operator/tasks/${task.id}/claim`));
  await clerk.must(clerk.post(`/api/operator/tasks/${task.id}/complete`, { outcome, note }));
  return task.id;
}

/** Approves an application of any type. */
export async function approve(clerk: Caller, applicationId: string): Promise<void> {
  const { id } = await taskOf(clerk, applicationId, (task) => task.elementId === 'verify-application');
  await clerk.must(clerk.post(`/api/operator/tasks/${id}/claim`));
  await clerk.must(clerk.post(`/api/operator/tasks/${id}/complete`, { outcome: 'approve', note: '' }));
}

export const secondClerk = (): Promise<Caller> => operator(DEMO.secondClerk);

/** Rows of the city's own records. */
export async function rowsOf<Row>(table: string, where: Record<string, unknown>): Promise<Row[]> {
  const records = await openRecords();
  try {
    const rows = records.city('nowa-rzeczna').knex(table).where(where);
    // as they were written
    if (table === 'audit') rows.orderBy('id');
    return await rows;
  } finally {
    await records.close();
  }
}

/** Sets a setting of the city for a while. */
export async function withSetting(key: string, value: unknown, act: () => Promise<void>): Promise<void> {
  const records = await openRecords();
  const { knex } = records.city('nowa-rzeczna');
  const kept = await knex('settings').where({ key }).first('value');
  await knex('settings')
    .insert({ key, value: JSON.stringify(value) })
    .onConflict('key')
    .merge();
  await act().finally(async () => {
    if (kept)
      await knex('settings')
        .where({ key })
        .update({ value: JSON.stringify(kept.value) });
    else await knex('settings').where({ key }).delete();
    await records.close();
  });
}
