import type { City } from '@karta/db';
import sharp from 'sharp';
import {
  approvedApplication,
  decide,
  filledDraft,
  submittedApplication,
  taskOf,
  type Filed,
} from '../makers/applications.ts';
import { operator, type Caller } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { asOwner } from '../makers/database.ts';
import { printedCards } from '../makers/devices.ts';
import { portrait } from '../makers/people.ts';
import { productionOf, productionPhase, startProduction } from '../makers/production.ts';
import { DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';

jest.setTimeout(180_000);

type Seen = { isUnchanged: boolean; mark: string; cause: string } | null;

const seenBy = async (clerk: Caller, { applicationId }: Filed): Promise<Seen> => {
  const path = `/api/operator/applications/${applicationId}`;
  return (await clerk.must(clerk.get<{ file: { submission: Seen } }>(path))).file.submission;
};
const hashesOf = ({ applicationId }: Filed): Promise<{ seal: Buffer; cause: string; madeByKind: string }[]> =>
  withRecords(({ knex }) => knex('submissions').where({ applicationId }).orderBy('id'));

/** Somebody writes into the tables past the product. */
const past = <T>(act: (knex: City['knex']) => Promise<T>): Promise<T> => withRecords(({ knex }) => act(knex));

describe('what the clerk sees is what was sent', () => {
  it('by a hash that is made with the sending, and anew with what the applicant adds', async () => {
    // given
    const filed = await submittedApplication();
    const { portal, applicationId } = filed;
    const clerk = await operator();
    const [sent] = await hashesOf(filed);
    const first = await seenBy(clerk, filed);

    // when
    await decide(clerk, applicationId, 'call', 'Prosimy o inne zdjęcie.');
    const path = `/api/resident/applications/${applicationId}`;
    await until('the call', async () => (await portal.get(path)).body['state'] === 'completion-requested');
    await portal.must(portal.send('PUT', `${path}/photo`, { bytes: await portrait(), type: 'image/png' }));
    await until('the answer', async () => (await portal.post(`${path}/complete`, { message: 'Oto.' })).status < 300);
    await decide(clerk, applicationId, 'approve');
    await taskOf(clerk, applicationId, (task) => task.group === 'production');

    // then
    expect(first).toMatchObject({
      isUnchanged: true,
      mark: sent?.seal.toString('hex').slice(0, 8),
      cause: 'submitted',
    });
    expect(await seenBy(clerk, filed)).toMatchObject({ isUnchanged: true, cause: 'completed' });
    const hashes = await hashesOf(filed);
    expect(hashes.map(({ cause, madeByKind }) => [cause, madeByKind])).toEqual([
      ['submitted', 'resident'],
      ['completed', 'resident'],
    ]);
  });

  it.each<[string, (filed: Filed) => (knex: City['knex']) => Promise<unknown>]>([
    [
      'a name',
      ({ applicationId: id }) =>
        (knex) =>
          knex('applications').where({ id }).update({ lastName: 'Inna' }),
    ],
    [
      'the PESEL of another application',
      ({ applicationId: id }) =>
        (knex) =>
          knex('applications')
            .where({ id })
            .update({ pesel: knex('applications').whereNot({ id }).whereNotNull('pesel').select('pesel').limit(1) }),
    ],
    [
      'the mark by which a PESEL is found',
      ({ applicationId: id }) =>
        (knex) =>
          knex('applications').where({ id }).update({ peselIndex: null }),
    ],
    [
      'the account that sent it',
      ({ applicationId: id }) =>
        (knex) =>
          knex('applications')
            .where({ id })
            .update({ accountId: knex('accounts').where({ email: DEMO.residentWithCard }).select('id') }),
    ],
    [
      'a consent',
      ({ applicationId: id }) =>
        (knex) =>
          knex('applications').where({ id }).update({ consents: [] }),
    ],
    [
      'a document’s name',
      ({ applicationId }) =>
        (knex) =>
          knex('application_documents').where({ applicationId }).update({ name: 'inny' }),
    ],
    [
      'a document that is gone',
      ({ applicationId }) =>
        (knex) =>
          knex('application_documents').where({ applicationId }).delete(),
    ],
    [
      'the bytes of the photo',
      ({ applicationId: id }) =>
        (knex) =>
          knex('files')
            .where('id', knex('applications').where({ id }).select('photoFileId'))
            .update({ content: knex.raw("content || '\\x00'::bytea") }),
    ],
  ])('and says so where it is not: %s', async (_what, change) => {
    const filed = await submittedApplication();
    const clerk = await operator();
    const { mark } = (await seenBy(clerk, filed)) ?? {};
    const own = (knex: City['knex']) => knex('applications').where('id', filed.applicationId);
    const sentBy = await past((knex) => own(knex).first('accountId'));
    await past(change(filed));
    expect(await seenBy(clerk, filed)).toMatchObject({ isUnchanged: false, mark });
    // whoever it was given to is somebody in other tests
    await past((knex) => own(knex).update(sentBy));
  });

  it('and nothing is said of an application that was sent before hashes were kept', async () => {
    const filed = await submittedApplication();
    const clerk = await operator();
    await asOwner('karta_nowa_rzeczna', async (knex) => {
      await knex.raw('alter table submissions disable trigger submissions_once');
      await knex('submissions').where('application_id', filed.applicationId).delete();
      await knex.raw('alter table submissions enable trigger submissions_once');
    });
    expect(await seenBy(clerk, filed)).toBeNull();
    await decide(clerk, filed.applicationId, 'approve');
    await taskOf(clerk, filed.applicationId, (task) => task.group === 'production');
  });

  it('and an older hash that is put in again fits nothing', async () => {
    // given
    const filed = await submittedApplication();
    const { portal, applicationId } = filed;
    const clerk = await operator();
    await decide(clerk, applicationId, 'call', 'Prosimy o inne zdjęcie.');
    const path = `/api/resident/applications/${applicationId}`;
    await until('the call', async () => (await portal.get(path)).body['state'] === 'completion-requested');
    const before = await past((knex) => knex('applications').where('id', applicationId).first('photoFileId'));
    await portal.must(portal.send('PUT', `${path}/photo`, { bytes: await portrait(), type: 'image/png' }));

    // when
    await past(async (knex) => {
      const { id: _id, ...first } = await knex('submissions').where({ applicationId }).orderBy('id').first();
      await knex('submissions').insert(first);
      await knex('applications').where('id', applicationId).update(before);
    });

    // then
    expect(await seenBy(clerk, filed)).toMatchObject({ isUnchanged: false });
  });

  it('and an account that is marked as being erased hides nothing: nothing comes of its application', async () => {
    // given
    const filed = await submittedApplication();
    const clerk = await operator();
    const { id: taskId } = await taskOf(clerk, filed.applicationId);
    await clerk.must(clerk.post(`/api/operator/tasks/${taskId}/claim`));

    // when
    await past((knex) =>
      knex('accounts')
        .where('id', knex('applications').where('id', filed.applicationId).select('accountId'))
        .update({ erasingSince: new Date() }),
    );
    const answer = await clerk.post(`/api/operator/tasks/${taskId}/complete`, { outcome: 'approve', note: '' });

    // then
    expect(answer).toMatchObject({ status: 409, body: { code: 'ERASURE_OVER' } });
  });

  it('and its hash is neither changed nor removed by the product’s own role', async () => {
    const filed = await submittedApplication();
    const rows = (knex: City['knex']) => knex('submissions').where({ applicationId: filed.applicationId });
    await expect(past((knex) => rows(knex).update({ seal: Buffer.alloc(32) }))).rejects.toThrow(/written once/);
    await expect(past((knex) => rows(knex).delete())).rejects.toThrow(/never deleted/);
  });
});

/** Starts the production at the first station that is heard. */
async function startedAt(clerk: Caller, taskId: string) {
  const stationId = await until(
    'a station',
    async () => (await productionOf(clerk, taskId)).stations.find(({ online }) => online)?.id,
  );
  return clerk.post(`/api/operator/tasks/${encodeURIComponent(taskId)}/start-production`, { stationId });
}

describe('nothing comes of records that nobody sent so', () => {
  it('they are not approved, and are once they are put right', async () => {
    // given
    const filed = await submittedApplication();
    const { applicationId: id, applicant } = filed;
    const clerk = await operator();
    const put = (lastName: string) => past((knex) => knex('applications').where({ id }).update({ lastName }));
    const { id: taskId } = await taskOf(clerk, id);
    await clerk.must(clerk.post(`/api/operator/tasks/${taskId}/claim`));
    const complete = () => clerk.post(`/api/operator/tasks/${taskId}/complete`, { outcome: 'approve', note: '' });

    // when
    await put('Podmieniona');
    const refused = await complete();
    await put(applicant.lastName);

    // then
    expect(refused).toMatchObject({ status: 409, body: { code: 'SUBMISSION_CHANGED' } });
    await clerk.must(complete());
    await taskOf(clerk, id, (task) => task.group === 'production');
  });

  it.each<[string, (filed: Filed, strangers: string) => (knex: City['knex']) => Promise<unknown>]>([
    [
      'the card has another person’s photo',
      ({ applicationId }, photoFileId) =>
        (knex) =>
          knex('cards').where({ applicationId }).update({ photoFileId }),
    ],
    [
      'the application has another house number',
      ({ applicationId: id }) =>
        (knex) =>
          knex('applications').where({ id }).update({ houseNumber: '99' }),
    ],
  ])('no card is printed where %s', async (_what, change) => {
    // given
    const approved = await approvedApplication();
    const { clerk, productionTaskId } = approved;
    const photo = await sharp(await portrait())
      .flop()
      .png()
      .toBuffer();
    const { applicationId } = await filledDraft(undefined, { photo });
    const strangers = await past((knex) => knex('applications').where('id', applicationId).first('photoFileId'));
    await past(change(approved, strangers.photoFileId));
    const before = (await printedCards()).length;

    // when
    const started = await startedAt(clerk, productionTaskId);

    // then
    expect(started).toMatchObject({ status: 409, body: { code: 'SUBMISSION_CHANGED' } });
    expect(await printedCards()).toHaveLength(before);
    expect(await productionOf(clerk, productionTaskId)).toMatchObject({ phase: 'waiting-for-start' });
  });

  it('and one is where all is as it was sent', async () => {
    const approved = await approvedApplication();
    await startProduction(approved.clerk, approved.productionTaskId);
    await productionPhase(approved.clerk, approved.productionTaskId, 'done');
    expect(await seenBy(approved.clerk, approved)).toMatchObject({ isUnchanged: true, cause: 'submitted' });
  });
});
