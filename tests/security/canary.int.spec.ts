import { randomBytes, randomInt } from 'node:crypto';
import { newApplicant, portrait, type Applicant } from '../makers/people.ts';
import {
  cityFacts,
  decide,
  signedInResident,
  submittedApplication,
  taskOf,
  type Filed,
} from '../makers/applications.ts';
import { Caller, operator, partner } from '../makers/caller.ts';
import { searchDatabases, searchFiles, type Hit } from '../makers/dump.ts';
import { letterText } from '../makers/letters.ts';
import { applicationState, handOver, productionPhase, startProduction } from '../makers/production.ts';
import { cardOf } from '../makers/records.ts';
import { DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';

const word = (): string =>
  `Kanarek${randomBytes(6)
    .toString('hex')
    .replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '')}`;
const marks = { photo: word(), document: word(), password: `Tajne-${word()}`, reason: word() };
const applicant: Applicant = {
  ...newApplicant({ firstName: 'Zofia', lastName: word() }),
  password: marks.password,
  email: `${word().toLowerCase()}@poczta.example`,
  phone: `+48${randomInt(500_000_000, 509_999_999)}`,
};

/** What is encrypted, or kept as a hash: nobody may find it anywhere. */
const secrets: Record<string, string | Buffer> = {
  pesel: applicant.pesel,
  password: applicant.password,
  'mark in the photo': marks.photo,
  'mark in the document': marks.document,
};
/** What the town searches for by parts (requirements, 000-27): clear in its own columns, and nowhere else. */
const personal: Record<string, string> = {
  'last name': applicant.lastName,
  email: applicant.email,
  phone: applicant.phone.slice(3),
};
const CLEAR_COLUMNS = [
  ...['accounts', 'applications', 'residents'].flatMap((table) =>
    ['last_name', 'email', 'phone'].map((column) => `karta_nowa_rzeczna.public.${table}.${column}`),
  ),
  `karta_nowa_rzeczna.public.residents.email_fold`,
  'karta_nowa_rzeczna.public.notifications.recipient',
  'karta_nowa_rzeczna.public.account_phones.phone',
  'karta_nowa_rzeczna.public.phone_codes.phone',
  'karta_nowa_rzeczna.public.cards.holder_name',
  // a registration that waits for its link to be followed
  'karta_nowa_rzeczna.public.account_tokens.registration',
];

/** A PNG that carries a text beside its picture, as cameras and programs leave it. */
async function markedPhoto(): Promise<Buffer> {
  const png = await portrait();
  const sharp = (await import('sharp')).default;
  return sharp(png)
    .withExif({ IFD0: { Copyright: marks.photo, Artist: applicant.pesel } })
    .png()
    .toBuffer();
}

async function markedPdf(): Promise<Buffer> {
  const { PDFDocument } = await import('pdf-lib');
  const document = await PDFDocument.create();
  document.addPage();
  document.setTitle(`${marks.document} ${applicant.pesel}`);
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

let filed: Filed;

async function bytesOfFiles(): Promise<Record<string, Buffer>> {
  const { portal, applicationId } = filed;
  const view = await portal.must(
    portal.get<{ photoFileId: string; documents: { fileId: string }[] }>(`/api/resident/applications/${applicationId}`),
  );
  const ids = [view.photoFileId, ...view.documents.map(({ fileId }) => fileId)];
  const contents = await Promise.all(ids.map(async (id) => (await portal.get(`/api/resident/files/${id}`)).content));
  return Object.fromEntries(
    contents.map((content, index) => {
      const middle = Math.floor(content.length / 2);
      return [`bytes of file ${index}`, content.subarray(middle, middle + 48)];
    }),
  );
}

/** Everything that a person and the office do, each with the canaries in hand. */
beforeAll(async () => {
  const clerk = await operator();
  const resident = await signedInResident(applicant);
  filed = await submittedApplication(resident, { photo: await markedPhoto(), document: await markedPdf() });
  const { portal, applicationId } = filed;

  // Mistakes carry personal data too: they must not end in a log.
  const stranger = new Caller('portal');
  await stranger.post('/api/resident/sign-in', { email: applicant.email, password: `${applicant.password}!` });
  await stranger.post('/api/resident/sign-in', { email: applicant.pesel, password: applicant.password });
  const { registrationConsents } = await cityFacts();
  const again = {
    ...applicant,
    pesel: undefined,
    phone: undefined,
    consents: registrationConsents.map(({ id }) => id),
  };
  await Promise.all([1, 2, 3].map(() => stranger.post('/api/resident/register', again)));
  const hasty = { ...again, email: `drugi.${applicant.email}` };
  await Promise.all([1, 2, 3, 4].map(() => stranger.post('/api/resident/register', hasty)));
  await stranger.post('/api/resident/password-reset/request', { email: applicant.email });
  await portal.get(`/api/resident/applications/${applicant.pesel}`);
  await portal.put(`/api/resident/applications/${applicationId}/draft`, {
    pesel: applicant.pesel,
    nonsense: applicant.lastName,
  });
  await portal.put('/api/resident/account/phone', { phone: applicant.phone, password: applicant.password });
  await clerk.get(`/api/operator/tasks?search=${applicant.lastName}`);
  await clerk.get(`/api/operator/cards?search=${applicant.pesel}`);

  await decide(clerk, applicationId, 'call', `Prosimy o drugą stronę. ${marks.reason}`);
  await until('the call for completion', async () => {
    const view = await portal.get<{ completionRequest: object | null }>(`/api/resident/applications/${applicationId}`);
    return view.body.completionRequest;
  });
  await portal.must(
    portal.post(`/api/resident/applications/${applicationId}/complete`, { message: `PESEL mam dobry` }),
  );
  await decide(clerk, applicationId, 'approve');
  const made = await taskOf(clerk, applicationId, (task) => task.group === 'production');
  await startProduction(clerk, made.id);
  const { cardId, cardNumber } = await productionPhase(clerk, made.id, 'done');
  await handOver(clerk, { id: cardId, number: cardNumber });
  await applicationState(portal, applicationId, 'issued');
  const { uid } = await cardOf(applicant.email);
  const cinema = await partner();
  await cinema.must(cinema.post('/api/partner/card-status', { uid }));
  await letterText(applicant.email, /jest aktywna/);
  secrets['chip UID'] = uid;
  Object.assign(secrets, await bytesOfFiles());
}, 180_000);

/** Places, once each. */
const places = (hits: Hit[]): string[] =>
  [...new Set(hits.map(({ needle, where }) => `${needle}: ${where}`))].toSorted();

describe('after a whole walk with planted data', () => {
  it('no secret stands in any column of any database: city, platform, keys, Temporal, queue', async () => {
    expect(places(await searchDatabases(secrets))).toEqual([]);
  }, 120_000);

  it('name, e-mail and phone stand in their own clear columns alone', async () => {
    const hits = await searchDatabases(personal);
    expect(hits.length).toBeGreaterThan(8);
    expect(places(hits.filter(({ where }) => !CLEAR_COLUMNS.includes(where)))).toEqual([]);
  }, 120_000);

  it('no log and no file of the station holds any of it', () => {
    const all = { ...secrets, ...personal };
    expect(places(['logs', 'station'].flatMap((folder) => searchFiles(folder, all)))).toEqual([]);
  });

  it('the decoded histories of its cases hold ids and small facts only', async () => {
    // given
    const admin = await operator(DEMO.admin);
    const { cases } = await admin.must(admin.get<{ cases: { workflowId: string }[] }>('/api/admin/cases'));
    const own = cases.filter(({ workflowId }) => workflowId.includes(filed.applicationId));
    const { tasks } = { tasks: [`nowa-rzeczna/card-application/${filed.applicationId}`] };
    const ids = new Set([...own.map(({ workflowId }) => workflowId), ...tasks]);

    for (const id of ids) {
      // when
      const { content } = await until(`the history of ${id}`, () =>
        admin.get(`/api/admin/cases/history?workflowId=${encodeURIComponent(id)}`),
      );

      // then
      const words = Object.entries({ ...secrets, ...personal, reason: marks.reason });
      expect(words.filter(([, value]) => content.includes(value)).map(([name]) => name)).toEqual([]);
      expect(content.toString()).toContain(filed.applicationId);
    }
  }, 60_000);

  it('the search itself finds what is there: the canary is alive', async () => {
    const hits = await searchDatabases({ application: filed.applicationId });
    expect(places(hits)).toContain('application: karta_nowa_rzeczna.public.applications.id');
    expect(hits.some(({ where }) => where.startsWith('temporal.'))).toBe(true);
  }, 120_000);
});
