import { randomUUID } from 'node:crypto';
import type { Route } from '../../api/src/http/definition.ts';
import { ROUTES } from '../../api/src/routes.ts';
import {
  decide,
  filledDraft,
  formOf,
  signedInResident,
  submittedApplication,
  verificationOf,
  type Filed,
  type Resident,
} from '../makers/applications.ts';
import { operator, type Answer, type Call, type Caller } from '../makers/caller.ts';
import { footprintOf } from '../makers/footprint.ts';
import { certificate, portrait } from '../makers/people.ts';
import { hired } from '../makers/staff.ts';
import { until } from '../makers/until.ts';

interface Belongings {
  id: string;
  fileId: string;
}

const CHILD = { firstName: 'Hania', lastName: 'Próbna', birthDate: '2016-02-08', kinship: 'child', email: null };

/** A body that the owner could send, for every route that names something of a resident. */
async function ownersCall(route: Route, resident: Resident): Promise<Call> {
  const { path, method } = route.shape;
  if (path.endsWith('/photo')) return { bytes: await portrait() };
  if (path.endsWith('/documents') && method === 'post') return { bytes: await certificate() };
  if (path.endsWith('/:fileId') && method === 'put') return { json: { documentDate: null, documentEnd: null } };
  if (path.endsWith('/draft') && method === 'put') return { json: await formOf(resident) };
  if (path.endsWith('/reply')) return { json: { body: 'Dopisuję.' } };
  if (path.endsWith('/family/:id')) return { json: CHILD };
  if (path.endsWith('/removal') && method === 'post') return { json: { password: resident.applicant.password } };
  if (path.endsWith('/email')) return { json: { email: 'ktos@poczta.example' } };
  if (path.endsWith('/filings/:id/answers')) return { json: { from: randomUUID() } };
  if (path.endsWith('/reprint')) return { json: { accept: true } };
  if (path.endsWith('/activate')) return { json: { code: 'ABCD-2345' } };
  if (path.endsWith('/complete')) return { json: { message: 'Dosyłam.' } };
  return method === 'get' ? {} : { json: {} };
}

async function belongingsOf({ portal, applicationId }: Filed): Promise<Belongings> {
  const view = await portal.must(
    portal.get<{ documents: { fileId: string }[] }>(`/api/resident/applications/${applicationId}`),
  );
  return { id: applicationId, fileId: view.documents[0]?.fileId ?? '' };
}

const comparable = ({ status, body }: Answer): unknown => ({ status, body });
const OWNED = ROUTES.filter((route) => route.area === 'resident' && /:(id|fileId)\b/.test(route.shape.path));

describe('what belongs to somebody else answers exactly as what does not exist', () => {
  let stranger: Resident;
  let draft: Filed;
  let called: Filed;

  beforeAll(async () => {
    [stranger, draft, called] = await Promise.all([signedInResident(), filledDraft(), submittedApplication()]);
    await decide(await operator(), called.applicationId, 'call', 'Prosimy o drugą stronę.');
    await until('the call for completion', async () => {
      const path = `/api/resident/applications/${called.applicationId}`;
      return (await called.portal.get<{ completionRequest: object | null }>(path)).body.completionRequest;
    });
  }, 90_000);

  it.each(OWNED.map((route) => [`${route.shape.method} ${route.shape.path}`, route] as const))(
    '%s',
    async (_name, route) => {
      for (const victim of [draft, called]) {
        // given
        const theirs = await belongingsOf(victim);
        const before = await footprintOf(victim.applicant.email);
        const call = await ownersCall(route, stranger);
        const ask = (ids: Belongings): Promise<Answer> => {
          const path = route.shape.path.replace(':id', ids.id).replace(':fileId', ids.fileId);
          const query = path.endsWith('/documents') ? '?documentType=registration-certificate&name=a' : '';
          return stranger.portal.send(route.shape.method.toUpperCase(), `/api${path}${query}`, call);
        };

        // when
        const foreign = await ask(theirs);
        const absent = await ask({ id: randomUUID(), fileId: randomUUID() });

        // then
        expect(foreign.status).toBe(404);
        expect(comparable(foreign)).toEqual(comparable(absent));
        expect(await footprintOf(victim.applicant.email)).toEqual(before);
      }
    },
  );

  it('the owner does see it, so the comparison above means something', async () => {
    const { id, fileId } = await belongingsOf(draft);
    expect((await draft.portal.get(`/api/resident/applications/${id}`)).status).toBe(200);
    expect((await draft.portal.get(`/api/resident/files/${fileId}`)).status).toBe(200);
  });
});

describe('staff see what their right covers', () => {
  it("the applicant's own task answers clerks as an absent one", async () => {
    // given
    const clerk = await operator();
    const { applicationId } = await submittedApplication();
    await decide(clerk, applicationId, 'call', 'Prosimy o drugą stronę.');
    const own = await until('the applicant’s task', async () => {
      const { openRecords } = await import('../makers/records.ts');
      const records = await openRecords();
      const find = records.city('nowa-rzeczna').knex('tasks').where({ applicationId, candidateGroup: 'applicant' });
      return find.first('id').finally(() => records.close());
    });

    // when
    const ask = (id: string): Promise<Answer[]> =>
      Promise.all([
        clerk.get(`/api/operator/tasks/${id}`),
        clerk.post(`/api/operator/tasks/${id}/claim`),
        clerk.post(`/api/operator/tasks/${id}/complete`, { outcome: 'completed' }),
      ]);
    const [theirs, absent] = await Promise.all([ask(own.id), ask(`${randomUUID()}-t1`)]);

    // then
    expect(theirs.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(theirs.map(comparable)).toEqual(absent.map(comparable));
  }, 60_000);

  it('a person who only produces cards sees no personal data of an application in its tasks', async () => {
    // given
    const maker: Caller = await hired(['production']);
    const { applicationId, applicant } = await submittedApplication();
    const taskId = await verificationOf(await operator(), applicationId);

    // when
    const { status, body, content } = await maker.get(`/api/operator/tasks/${taskId}`);

    // then
    expect(status).toBe(200);
    expect(body['application']).toBeNull();
    expect(content.toString()).not.toContain(applicant.pesel);
    expect(content.toString()).not.toContain(applicant.email);
  }, 60_000);

  it('a person who only produces cards opens no photo and no document', async () => {
    const maker = await hired(['production']);
    const { fileId } = await belongingsOf(await filledDraft());
    expect((await maker.get(`/api/operator/files/${fileId}`)).body['code']).toBe('FORBIDDEN');
  }, 60_000);

  it('a clerk opens no file of a draft that was never sent', async () => {
    // given
    const clerk = await operator();
    const { fileId } = await belongingsOf(await filledDraft());

    // when
    const [foreign, absent] = await Promise.all(
      [fileId, randomUUID()].map((id) => clerk.get(`/api/operator/files/${id}`)),
    );

    // then
    expect(foreign?.status).toBe(404);
    expect(foreign?.body).toEqual(absent?.body);
  }, 60_000);
});
