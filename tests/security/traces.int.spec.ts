import { randomUUID } from 'node:crypto';
import { signedInResident, submittedApplication, taskOf, verificationOf } from '../makers/applications.ts';
import { Caller, operator } from '../makers/caller.ts';
import { hired } from '../makers/staff.ts';
import { rowsOf } from '../town/town-at-work.ts';

interface Row {
  actorKind: string;
  act: string;
  subjectId: string;
  facts: Record<string, unknown>;
}

const idOf = async (caller: Caller): Promise<string> =>
  (await caller.must(caller.get<{ operator: { id: string } }>('/api/operator/session'))).operator.id;
const tracesOf = async (caller: Caller, act: string): Promise<Row[]> =>
  rowsOf<Row>('audit', { actorId: await idOf(caller), act });

describe('a look at personal data', () => {
  it('leaves one row for a task, taken or read, however often it is done', async () => {
    // given
    const clerk = await hired(['clerk']);
    const { applicationId } = await submittedApplication();
    const taskId = await verificationOf(clerk, applicationId);

    // when
    await clerk.must(clerk.post(`/api/operator/tasks/${taskId}/claim`));
    for (let again = 0; again < 5; again++) {
      await clerk.post(`/api/operator/tasks/${taskId}/claim`);
      await clerk.must(clerk.get(`/api/operator/tasks/${taskId}`));
    }

    // then
    const looks = await tracesOf(clerk, 'task.read');
    expect(looks).toHaveLength(1);
    expect(looks[0]).toMatchObject({ subjectId: taskId, facts: { applicationId } });
  }, 60_000);

  it('leaves one row for a question to a register, without the searched name', async () => {
    // given
    const clerk = await hired(['clerk']);
    const { applicant } = await submittedApplication();
    const path = `/api/operator/applications?search=${encodeURIComponent(applicant.lastName)}&state=in-review`;

    // when
    for (let again = 0; again < 3; again++) await clerk.must(clerk.get(path));
    await clerk.must(clerk.get('/api/operator/applications'));

    // then
    const looks = await tracesOf(clerk, 'register.read');
    expect(looks.map(({ subjectId, facts }) => [subjectId, facts])).toEqual([
      ['applications', { filters: { state: 'in-review' }, isSearched: true }],
      ['applications', { filters: {}, isSearched: false }],
    ]);
    expect(JSON.stringify(looks)).not.toContain(applicant.lastName);
  }, 60_000);

  it('leaves a row for the board of jobs', async () => {
    const admin = await hired(['admin']);
    for (let again = 0; again < 2; again++) await admin.get('/admin/jobs/api/queues');
    expect(await tracesOf(admin, 'job.read')).toHaveLength(1);
  });
});

describe('what was refused', () => {
  it('leaves one row for a door: which, and why', async () => {
    // given
    const clerk = await hired(['clerk']);

    // when
    for (let again = 0; again < 3; again++) await clerk.get('/api/admin/settings');
    await clerk.put('/api/admin/settings/pickupDays', { value: 5, version: 0 });

    // then
    const refused = await tracesOf(clerk, 'access.refuse');
    expect(refused.map(({ subjectId, facts }) => [subjectId, facts])).toEqual([
      ['get /admin/settings', { area: 'admin', code: 'FORBIDDEN' }],
      ['put /admin/settings/:key', { area: 'admin', code: 'FORBIDDEN' }],
    ]);
  });

  it('leaves a row where the right does not reach the object', async () => {
    // given
    const clerk = await operator();
    const production = await hired(['production'], null);
    const { applicationId } = await submittedApplication();
    const { id } = await taskOf(clerk, applicationId);

    // when
    await production.post(`/api/operator/tasks/${id}/claim`);

    // then
    expect(await tracesOf(production, 'access.refuse')).toMatchObject([{ facts: { code: 'FORBIDDEN' } }]);
  }, 60_000);

  it('leaves a row for a wrong password and one for signing out', async () => {
    // given
    const { applicant, portal } = await signedInResident();
    const [account] = await rowsOf<{ id: string }>('accounts', { email: applicant.email });
    const rows = (act: string) => rowsOf('audit', { act, subjectId: account?.id });

    // when
    await new Caller('portal').post('/api/resident/sign-in', { email: applicant.email, password: 'zgaduję-sobie' });
    await portal.must(portal.post('/api/resident/sign-out', {}));

    // then
    expect(await rows('session.fail')).toMatchObject([{ actorKind: 'system', facts: { by: 'password' } }]);
    expect(await rows('session.close')).toMatchObject([{ actorKind: 'resident', actorId: account?.id }]);
  }, 60_000);

  it('leaves a row for a partner’s wrong secret', async () => {
    // given
    const before = (await rowsOf('audit', { act: 'partner.fail' })).length;
    const asker = new Caller('service');

    // when
    const guess = { grant_type: 'client_credentials', client_id: randomUUID(), client_secret: 'zgaduję' };
    expect((await asker.post('/api/partner/oauth/token', guess)).status).toBe(401);

    // then
    expect((await rowsOf('audit', { act: 'partner.fail' })).length).toBeGreaterThan(before);
  });
});
