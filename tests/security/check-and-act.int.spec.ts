import { filledDraft, newDraft, signedInResident } from '../makers/applications.ts';
import { withRecords } from '../makers/cases.ts';
import { certificate, portrait } from '../makers/people.ts';

const rowOf = (id: string) => withRecords(({ knex }) => knex('applications').where({ id }).first());
const documentsOf = (applicationId: string): Promise<string[]> =>
  withRecords(({ knex }) => knex('application_documents').where({ applicationId }).pluck('file_id'));

describe('files that come and go while an application is sent', () => {
  it('are counted by twins that come at one moment: ten documents, never more', async () => {
    // given
    const resident = await signedInResident();
    const draft = await newDraft(resident);
    const bytes = await certificate();
    const add = (name: number) =>
      resident.portal.send(
        'POST',
        `/api/resident/applications/${draft}/documents?documentType=registration-certificate&name=${name}.png`,
        { bytes, type: 'image/png' },
      );

    // when: two at a time, as one person may, until nothing more is taken
    const statuses: number[] = [];
    for (let pair = 0; pair < 7; pair += 1)
      statuses.push(...(await Promise.all([add(pair), add(pair + 100)])).map(({ status }) => status));

    // then
    expect(statuses.filter((status) => status === 201)).toHaveLength(10);
    expect(await documentsOf(draft)).toHaveLength(10);
  }, 120_000);

  it('never leave a sent application without the document that it needs', async () => {
    // given
    const { portal, applicationId } = await filledDraft();
    const [fileId] = await documentsOf(applicationId);
    const path = `/api/resident/applications/${applicationId}`;

    // when
    const [sent] = await Promise.all([portal.post(`${path}/submit`), portal.delete(`${path}/documents/${fileId}`)]);

    // then
    const { state } = await rowOf(applicationId);
    const left = await documentsOf(applicationId);
    expect([sent.status === 200, state]).toEqual([state === 'submitted', sent.status === 200 ? 'submitted' : 'draft']);
    expect(left).toHaveLength(state === 'submitted' ? 1 : 0);
  }, 60_000);

  it('do not change the photo of what was sent, and leave none behind that nothing refers to', async () => {
    // given
    const { portal, applicationId } = await filledDraft();
    const path = `/api/resident/applications/${applicationId}`;
    const photo = { bytes: await portrait(), type: 'image/png' };

    // when
    const uploads = [portal.send('PUT', `${path}/photo`, photo), portal.send('PUT', `${path}/photo`, photo)];
    await portal.must(portal.post(`${path}/submit`));
    const { photoFileId: sent } = await rowOf(applicationId);
    await Promise.all(uploads);

    // then
    const { photoFileId, accountId } = await rowOf(applicationId);
    expect(photoFileId).toBe(sent);
    const photos = await withRecords(({ knex }) => knex('files').where({ accountId, kind: 'photo' }).pluck('id'));
    expect(photos).toEqual([photoFileId]);
  }, 60_000);
});

describe('many files of one person at once', () => {
  it('are told to come one after the other', async () => {
    // given
    const resident = await signedInResident();
    const draft = await newDraft(resident);
    const photo = { bytes: await portrait(), type: 'image/png' };

    // when
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => resident.portal.send('PUT', `/api/resident/applications/${draft}/photo`, photo)),
    );

    // then
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThan(0);
    for (const { status, body, headers } of refused) {
      expect([status, body['code'], headers['retry-after']]).toEqual([429, 'TOO_MANY_UPLOADS', '2']);
    }
  }, 60_000);
});
