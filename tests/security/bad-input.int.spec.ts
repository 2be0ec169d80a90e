import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { filledDraft, formOf, newDraft, signedInResident, type Filed, type Resident } from '../makers/applications.ts';
import { Caller, operator, partner, type Answer } from '../makers/caller.ts';
import { footprintOf } from '../makers/footprint.ts';
import { portrait } from '../makers/people.ts';
import { openRecords } from '../makers/records.ts';
import { enrolledStation } from '../makers/staff.ts';

const PDF_HEAD = Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1');
/** The first bytes of a Windows and of a Linux program. */
const MZ = Buffer.concat([Buffer.from('MZ\x90\x00\x03', 'latin1'), Buffer.alloc(2000, 7)]);
const ELF = Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(2000, 7)]);

interface Refusal {
  status: number;
  code: string;
  /** The field that must be named, with its code. */
  field?: { path: string; code?: string };
}

/** What an answer says, for a comparison with `asProblem`. */
function said({ status, headers, body }: Answer): Record<string, unknown> {
  return { status, type: headers['content-type']?.split(';')[0], code: body['code'], fields: body['fields'] };
}

const including = (field: object): unknown => expect.arrayContaining([expect.objectContaining(field)]);

function asProblem({ status, code, field }: Refusal): Record<string, unknown> {
  const fields: unknown = field ? including(field) : undefined;
  return { status, type: 'application/problem+json', code, ...(field && { fields }) };
}

describe('what an applicant may send by mistake', () => {
  let resident: Resident;
  let draft: string;

  beforeAll(async () => {
    resident = await signedInResident();
    draft = await newDraft(resident);
  }, 60_000);

  /** Sends one wrong thing; answers what came back, and what the city keeps of the person before and after. */
  async function tried(send: () => Promise<Answer>): Promise<Record<'answer' | 'before' | 'after', unknown>> {
    const before = await footprintOf(resident.applicant.email);
    const answer = said(await send());
    return { answer, before, after: await footprintOf(resident.applicant.email) };
  }

  it.each<[string, Buffer | (() => Promise<Buffer>), Refusal]>([
    ['of 40 MB', Buffer.alloc(40 * 1024 * 1024, 1), { status: 413, code: 'PAYLOAD_TOO_LARGE' }],
    ['that is empty', Buffer.alloc(0), { status: 422, code: 'PHOTO_UNREADABLE' }],
    ['that is a program', MZ, { status: 422, code: 'PHOTO_UNREADABLE' }],
    ['that is a text', Buffer.from('<html><script>alert(1)</script>'), { status: 422, code: 'PHOTO_UNREADABLE' }],
    [
      'that is an SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      { status: 422, code: 'PHOTO_UNREADABLE' },
    ],
    [
      'that is a JPEG cut in half',
      async () =>
        (
          await sharp(await portrait())
            .jpeg()
            .toBuffer()
        ).subarray(0, 9000),
      { status: 422, code: 'PHOTO_UNREADABLE' },
    ],
    [
      'of 64 megapixels in a few kilobytes',
      () =>
        sharp({ create: { width: 8000, height: 8000, channels: 3, background: '#fff' } })
          .png()
          .toBuffer(),
      { status: 413, code: 'PHOTO_TOO_LARGE' },
    ],
  ])(
    'a photo %s is refused',
    async (_what, content, refusal) => {
      const bytes = Buffer.isBuffer(content) ? content : await content();
      const { answer, before, after } = await tried(() =>
        resident.portal.send('PUT', `/api/resident/applications/${draft}/photo`, { bytes, type: 'image/jpeg' }),
      );
      expect(answer).toMatchObject(asProblem(refusal));
      expect(after).toEqual(before);
    },
    30_000,
  );

  it.each<[string, Buffer, string]>([
    ['a Windows program', MZ, 'DOCUMENT_TYPE_REFUSED'],
    ['a Linux program', ELF, 'DOCUMENT_TYPE_REFUSED'],
    ['a program with the head of a PDF', Buffer.concat([PDF_HEAD, MZ]), 'DOCUMENT_DAMAGED'],
    [
      'a program with the end of a PDF',
      Buffer.concat([MZ, Buffer.from('\nstartxref\n0\n%%EOF\n')]),
      'DOCUMENT_TYPE_REFUSED',
    ],
    [
      'head and end of a PDF that a program follows',
      Buffer.concat([PDF_HEAD, Buffer.from('startxref\n0\n%%EOF\n'), MZ]),
      'DOCUMENT_DAMAGED',
    ],
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'DOCUMENT_TYPE_REFUSED'],
    ['an archive', Buffer.from('PK\x03\x04xxxxxxxx', 'latin1'), 'DOCUMENT_TYPE_REFUSED'],
  ])('a document called PDF that is %s is refused', async (_what, bytes, code) => {
    const path = `/api/resident/applications/${draft}/documents?documentType=registration-certificate&name=umowa.pdf`;
    const { answer, before, after } = await tried(() =>
      resident.portal.send('POST', path, { bytes, type: 'application/pdf' }),
    );
    expect(answer).toMatchObject(asProblem({ status: 422, code }));
    expect(after).toEqual(before);
  });

  it('an eleventh megabyte of a document is refused', async () => {
    const path = `/api/resident/applications/${draft}/documents?documentType=x&name=y`;
    const { answer, before, after } = await tried(() =>
      resident.portal.send('POST', path, { bytes: Buffer.concat([PDF_HEAD, Buffer.alloc(11 * 1024 * 1024)]) }),
    );
    expect(answer).toMatchObject(asProblem({ status: 413, code: 'PAYLOAD_TOO_LARGE' }));
    expect(after).toEqual(before);
  });

  it.each<[string, Record<string, unknown>, { path: string }]>([
    ['too long a street', { street: 'x'.repeat(121) }, { path: 'street' }],
    ['a number as a name', { firstName: 12_345 }, { path: 'firstName' }],
    ['a list as a PESEL', { pesel: ['1'] }, { path: 'pesel' }],
    ['a pick-up point that is no id', { pickupPointId: 'ratusz' }, { path: 'pickupPointId' }],
    ['a pick-up point that is none', { pickupPointId: randomUUID() }, { path: 'pickupPointId' }],
    ['a package that is none', { packageCode: 'vip' }, { path: 'packageCode' }],
    ['a field nobody knows', { isApproved: true }, { path: '' }],
    ['a state', { state: 'issued' }, { path: '' }],
    ['the id of another account', { accountId: randomUUID() }, { path: '' }],
  ])('a draft with %s is refused, and the field is named', async (_what, change, field) => {
    const form = { ...(await formOf(resident)), ...change };
    const { answer, before, after } = await tried(() =>
      resident.portal.put(`/api/resident/applications/${draft}/draft`, form),
    );
    expect(answer).toMatchObject(asProblem({ status: 422, code: 'VALIDATION', field }));
    expect(after).toEqual(before);
  });

  it.each<[string, { bytes: Buffer; type: string }, Refusal]>([
    [
      'JSON that breaks off',
      { bytes: Buffer.from('{"street": "Nad'), type: 'application/json' },
      { status: 400, code: 'MALFORMED_BODY' },
    ],
    ['a list', { bytes: Buffer.from('[1, 2]'), type: 'application/json' }, { status: 422, code: 'VALIDATION' }],
    [
      'a bare word',
      { bytes: Buffer.from('"draft"'), type: 'application/json' },
      { status: 400, code: 'MALFORMED_BODY' },
    ],
    ['nothing at all', { bytes: Buffer.alloc(0), type: 'application/json' }, { status: 400, code: 'MALFORMED_BODY' }],
    [
      'XML',
      { bytes: Buffer.from('<draft/>'), type: 'application/xml' },
      { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' },
    ],
    [
      'a form',
      { bytes: Buffer.from('street=Nad'), type: 'application/x-www-form-urlencoded' },
      { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' },
    ],
    ['plain text', { bytes: Buffer.from('{}'), type: 'text/plain' }, { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' }],
    [
      'an unknown character set',
      { bytes: Buffer.from('{}'), type: 'application/json; charset=klingon' },
      { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' },
    ],
    [
      'more than 200 kB',
      { bytes: Buffer.from(JSON.stringify({ street: 'x'.repeat(300_000) })), type: 'application/json' },
      { status: 413, code: 'PAYLOAD_TOO_LARGE' },
    ],
    [
      'Latin-2 bytes',
      { bytes: Buffer.from('{"street": "\xb1\xe6\xea"', 'latin1'), type: 'application/json' },
      { status: 400, code: 'MALFORMED_BODY' },
    ],
  ])('a body that is %s is refused and does not empty the draft', async (_what, call, refusal) => {
    await resident.portal.must(
      resident.portal.put(`/api/resident/applications/${draft}/draft`, await formOf(resident)),
    );
    const { answer, before, after } = await tried(() =>
      resident.portal.send('PUT', `/api/resident/applications/${draft}/draft`, call),
    );
    expect(answer).toMatchObject(asProblem(refusal));
    expect(after).toEqual(before);
  });

  it('a NUL character in a text is refused', async () => {
    const form = { ...(await formOf(resident)), street: 'Nad\u0000brzeżna' };
    const { answer, before, after } = await tried(() =>
      resident.portal.put(`/api/resident/applications/${draft}/draft`, form),
    );
    expect(answer).toMatchObject(asProblem({ status: 422, code: 'VALIDATION' }));
    expect(after).toEqual(before);
  });

  it.each([
    '𝒩𝒶𝒹𝒷𝓇𝓏𝑒ż𝓃𝒶',
    'ul. „Pod Kasztanami” 🌰',
    "O'Neill'; drop table applications; --",
    '\u202Eanzeżrbdan',
    'ﬁ ﬀ ß İ',
  ])('the street %s is kept letter by letter', async (street) => {
    await resident.portal.must(
      resident.portal.put(`/api/resident/applications/${draft}/draft`, { ...(await formOf(resident)), street }),
    );
    const view = await resident.portal.get<{ data: { street: string } }>(`/api/resident/applications/${draft}`);
    expect(view.body.data.street).toBe(street);
  });
});

describe('what may not be sent to the office', () => {
  let filed: Filed;
  beforeAll(async () => {
    filed = await filledDraft();
  }, 60_000);

  const send = (): Promise<Answer> => filed.portal.post(`/api/resident/applications/${filed.applicationId}/submit`);

  it.each<[string, Record<string, unknown>, { path: string; code: string }]>([
    ['a PESEL with a wrong check digit', { pesel: '44051401358' }, { path: 'pesel', code: 'PESEL_CHECKSUM' }],
    ['a PESEL of a day that never was', { pesel: '99023100000' }, { path: 'pesel', code: 'PESEL_DATE' }],
    ['no PESEL', { pesel: '' }, { path: 'pesel', code: 'REQUIRED' }],
    ['letters as a PESEL', { pesel: '4405140135A' }, { path: 'pesel', code: 'PESEL_FORMAT' }],
    ['no name at all', { firstName: '', lastName: ' - ' }, { path: 'lastName', code: 'REQUIRED' }],
    ['a script as a name', { firstName: '<script>' }, { path: 'firstName', code: 'FORMAT' }],
    ['half a postal code', { postalCode: '09' }, { path: 'postalCode', code: 'FORMAT' }],
    ['an address that is no e-mail', { email: 'ja@' }, { path: 'email', code: 'FORMAT' }],
    ['a phone of six digits', { phone: '600600' }, { path: 'phone', code: 'FORMAT' }],
    ['no pick-up point', { pickupPointId: null }, { path: 'pickupPointId', code: 'REQUIRED' }],
  ])('%s', async (_what, change, field) => {
    // given
    const form = { ...(await formOf(filed)), ...change };
    await filed.portal.must(filed.portal.put(`/api/resident/applications/${filed.applicationId}/draft`, form));
    const before = await footprintOf(filed.applicant.email);

    // when
    const answer = await send();

    // then
    expect(said(answer)).toMatchObject(asProblem({ status: 422, code: 'VALIDATION', field }));
    expect(await footprintOf(filed.applicant.email)).toEqual(before);
  });

  it('an application without its statement', async () => {
    const form = { ...(await formOf(filed)), consents: [] };
    await filed.portal.must(filed.portal.put(`/api/resident/applications/${filed.applicationId}/draft`, form));
    const { body } = await send();
    expect(body['fields']).toEqual([expect.objectContaining({ code: 'CONSENT_MISSING' })]);
  });

  it('a request without an idempotency key, or with a strange one', async () => {
    for (const key of [null, 'short', 'ż'.repeat(20).replaceAll('ż', '!'), 'x'.repeat(101)]) {
      const answer = await filed.portal.post(`/api/resident/applications/${filed.applicationId}/submit`, {}, { key });
      expect(said(answer)).toMatchObject(asProblem({ status: 400, code: 'IDEMPOTENCY_KEY_REQUIRED' }));
    }
  });
});

describe('registration', () => {
  const valid = { firstName: 'Ewa', lastName: 'Nowak', password: 'Zielona-Brama-1467', consents: [] as string[] };

  it.each<[string, Record<string, unknown>, Refusal]>([
    ['an unknown field', { role: 'admin' }, { status: 422, code: 'VALIDATION' }],
    ['a short password', { password: 'krótkie' }, { status: 422, code: 'VALIDATION', field: { path: 'password' } }],
    ['the most common password', { password: 'password123456' }, { status: 422, code: 'PASSWORD_TOO_COMMON' }],
    ['no consent', {}, { status: 422, code: 'VALIDATION', field: { path: 'consents', code: 'CONSENT_MISSING' } }],
    [
      'a header in the address',
      { email: 'a@b.example\r\nBcc: c@d.example' },
      { status: 422, code: 'VALIDATION', field: { path: 'email' } },
    ],
  ])('with %s makes no account and sends no mail', async (_what, change, refusal) => {
    // given
    const email = `${randomUUID()}@poczta.example`;
    const portal = new Caller('portal');
    const { registrationConsents } = await portal.must(
      portal.get<{ registrationConsents: { id: string }[] }>('/api/resident/city'),
    );
    const consents = refusal.field?.path === 'consents' ? [] : registrationConsents.map(({ id }) => id);

    // when
    const answer = await portal.post('/api/resident/register', { ...valid, email, consents, ...change });

    // then
    expect(said(answer)).toMatchObject(asProblem(refusal));
    const records = await openRecords();
    const found = await records.city('nowa-rzeczna').knex('accounts').where({ email });
    await records.close();
    expect(found).toEqual([]);
  });
});

describe('addresses that are broken', () => {
  it.each<['portal' | 'operator', string]>([
    ['portal', '/api/resident/applications/%E0%A4%A'],
    ['portal', '/api/resident/applications/%00'],
    ['portal', '/api/resident/applications/..%2f..%2fetc%2fpasswd'],
    ['portal', '/api/resident/applications/12345'],
    ['portal', '/api/resident/files/not-an-id'],
    ['portal', '/api/resident/legal/%00'],
    ['portal', `/api/resident/legal/${'x'.repeat(5000)}`],
    ['portal', '/%E0%A4%A'],
    ['portal', '/..%2f..%2fpackage.json'],
    ['operator', '/api/operator/tasks/%00'],
    ['operator', '/api/operator/tasks/%E0%A4%A'],
    ['operator', `/api/operator/tasks/${'x'.repeat(5000)}`],
    ['operator', '/api/operator/tasks?scope=everything'],
    ['operator', '/api/operator/tasks?scope=mine&scope=all'],
    ['operator', '/api/operator/tasks?scope[$ne]=mine&search=%00'],
    ['operator', '/api/operator/applications?search=%00'],
    ['operator', '/api/operator/cards?search=%25%5C_%00'],
    ['operator', `/api/operator/cards?state=active&search=${'x'.repeat(101)}`],
    ['operator', '/admin/jobs/%E0%A4%A'],
  ])('%s %s gets a code of the 4xx kind', async (part, path) => {
    const caller = part === 'operator' ? await operator() : (await firstResident()).portal;
    const { status, body } = await caller.send('GET', path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(typeof body['code']).toBe('string');
  });

  let known: Promise<Resident> | undefined;
  function firstResident(): Promise<Resident> {
    known ??= signedInResident();
    return known;
  }
});

describe('programs that send nonsense', () => {
  it.each<[string, unknown, Refusal]>([
    ['both number and UID', { number: '01-000001', uid: 'AABBCCDD' }, { status: 400, code: 'VALIDATION' }],
    ['neither', {}, { status: 400, code: 'VALIDATION' }],
    ['a UID of three bytes', { uid: 'AABBCC' }, { status: 400, code: 'VALIDATION' }],
    ['a number that nobody has', { number: '99-999999' }, { status: 404, code: 'NOT_FOUND' }],
    ['a UID that no chip has', { uid: 'FFFFFFFF' }, { status: 404, code: 'NOT_FOUND' }],
    ['a NUL character', { number: '01-\u0000' }, { status: 400, code: 'VALIDATION' }],
  ])('a partner who asks with %s', async (_what, body, refusal) => {
    expect(said(await (await partner()).post('/api/partner/card-status', body))).toMatchObject(asProblem(refusal));
  });

  it.each<[string, Record<string, unknown>, Refusal]>([
    ['no grant type', {}, { status: 400, code: 'VALIDATION' }],
    ['another grant', { grant_type: 'password', username: 'a', password: 'b' }, { status: 400, code: 'VALIDATION' }],
    [
      'a wrong secret',
      { grant_type: 'client_credentials', client_id: 'kino-meander', client_secret: 'x' },
      { status: 401, code: 'INVALID_CLIENT' },
    ],
    [
      'an unknown name',
      { grant_type: 'client_credentials', client_id: 'nobody', client_secret: 'x' },
      { status: 401, code: 'INVALID_CLIENT' },
    ],
  ])('a token request with %s', async (_what, body, refusal) => {
    expect(said(await new Caller('service').post('/api/partner/oauth/token', body))).toMatchObject(asProblem(refusal));
  });

  it.each<[string, string, unknown, Refusal]>([
    [
      'a report of an unknown job',
      `/jobs/${randomUUID()}/report`,
      { token: 1, phase: 'produce', state: 'printed' },
      { status: 404, code: 'NOT_FOUND' },
    ],
    ['a huge fencing token', `/jobs/${randomUUID()}/extend`, { token: 1e300 }, { status: 422, code: 'VALIDATION' }],
    ['a negative one', `/jobs/${randomUUID()}/extend`, { token: -1 }, { status: 422, code: 'VALIDATION' }],
    [
      'an unknown printer state',
      '/heartbeat',
      { agentVersion: '1', printer: { state: 'on fire' } },
      { status: 422, code: 'VALIDATION' },
    ],
    ['a claim for somebody else', '/claim', { stationId: randomUUID() }, { status: 422, code: 'VALIDATION' }],
  ])('a station that sends %s', async (_what, path, body, refusal) => {
    expect(said(await (await enrolledStation()).post(`/api/station${path}`, body))).toMatchObject(asProblem(refusal));
  });

  it('an administrator who deploys no diagram', async () => {
    const admin = await operator('adam.nurtowski@nowa-rzeczna.example');
    const deploy = (xml: string): Promise<Answer> => admin.post('/api/admin/deployments', { xml, note: 'próba' });
    for (const xml of [
      'nonsense',
      '<a/>',
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>',
    ]) {
      expect(said(await deploy(xml))).toMatchObject(asProblem({ status: 422, code: 'DIAGRAM_REFUSED' }));
    }
  });
});
