import { execFile, execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseList, type Item } from 'structured-headers';
import { Caller } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { heldCard, type HeldCard } from '../makers/held-card.ts';
import { contractedPartner, hired } from '../makers/staff.ts';
import { addressOf } from '../makers/town.ts';

const ALL = ['card.status', 'card.list', 'redemption.write'];
let held: HeldCard;
let program: Caller;
let sale: { number: string; discountId: string; price: number };
beforeAll(async () => {
  held = await heldCard();
  const [id, discountId] = [randomUUID(), randomUUID()];
  program = await contractedPartner(ALL, `Partner ${id}`, { id });
  const discount = { id: discountId, partnerId: id, packageCode: 'resident', name: 'Bilet', description: 'Każdy.' };
  await withRecords(({ knex }) => knex('discounts').insert({ ...discount, savingKind: 'percent', savingValue: 10 }));
  sale = { number: held.number, discountId, price: 1000 };
}, 90_000);

describe('what a partner’s program is answered', () => {
  it('000-05 a request with several mistakes is 400 and names all of them', async () => {
    const { status, body, headers } = await program.post<{ fields: { path: string }[] }>(
      '/api/partner/v1/redemptions',
      {
        ...{ number: held.number, discountId: 'none', price: -1, quantity: 0 },
      },
    );
    expect([status, headers['content-type']]).toEqual([400, 'application/problem+json; charset=utf-8']);
    expect(body).toMatchObject({ code: 'VALIDATION', status: 400, detail: expect.any(String) });
    expect(body.fields.map(({ path }) => path).toSorted()).toEqual(['discountId', 'price', 'quantity']);
  });

  it('000-05 each answer says the version, and what is left of the limit in structured fields', async () => {
    // given
    const ask = async () => (await program.get('/api/partner/v1/discounts')).headers;

    // when
    const [first, second] = [await ask(), await ask()];

    // then
    expect(first['api-version']).toMatch(/^\d+\.\d+\.\d+$/);
    const [policy] = parseList(String(first['ratelimit-policy'])) as Item[];
    expect([policy?.[0], policy?.[1].get('q'), policy?.[1].get('w')]).toEqual(['partner', 600, 60]);
    const left = [first, second].map((headers) => {
      const [limit] = parseList(String(headers['ratelimit'])) as Item[];
      return Number(limit?.[1].get('r'));
    });
    expect(Number(left[0]) - Number(left[1])).toBe(1);
  });

  it('000-05 is the same with and without the major version in the address', async () => {
    expect((await program.get('/api/partner/v1/discounts')).body).toEqual(
      (await program.get('/api/partner/discounts')).body,
    );
    expect((await program.get('/api/partner/v2/discounts')).status).toBe(404);
  });
});

describe('a redemption with an Idempotency-Key', () => {
  const sell = (change: object, key: string | null) =>
    program.post('/api/partner/redemptions', { ...sale, ...change }, { key });
  const noted = () => withRecords(({ knex }) => knex('redemptions').where({ discountId: sale.discountId }).pluck('id'));

  it('004-96 without one is 400, again the same answer, and with another body 422', async () => {
    const key = randomUUID();
    const first = await sell({}, key);
    expect((await sell({}, null)).status).toBe(400);
    expect((await sell({}, key)).body).toEqual(first.body);
    const other = await sell({ price: 999 }, key);
    expect([other.status, other.body['code']]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect(await noted()).toEqual([first.body['id']]);
  });

  it('004-96 is noted once of a hundred that come at one time; who comes while it is running is told 409', async () => {
    // given
    const before = (await noted()).length;
    const key = randomUUID();

    // when
    const answers = await Promise.all(Array.from({ length: 100 }, () => sell({}, key)));

    // then
    const codes = answers.map(({ status, body }) => (status === 201 ? 201 : `${status} ${String(body['code'])}`));
    expect(new Set(codes.filter((code) => code !== '409 IDEMPOTENCY_KEY_BUSY'))).toEqual(new Set([201]));
    expect((await noted()).length).toBe(before + 1);
  });

  it('004-96 that is still running is not waited for', async () => {
    // given: somebody holds the key, as a transaction does that has not ended
    const key = randomUUID();
    const answer = await withRecords(async ({ knex }) => {
      const partner = await knex('discounts').where({ id: sale.discountId }).first('partnerId');
      const trx = await knex.transaction();
      await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 7))', [`partner:${partner.partnerId}|${key}`]);
      const refused = await sell({}, key);
      await trx.rollback();
      return refused;
    });
    expect([answer.status, answer.body['code']]).toEqual([409, 'IDEMPOTENCY_KEY_BUSY']);
    expect((await sell({}, key)).status).toBe(201);
  });
});

describe('the page and the document of the API', () => {
  it('000-05 are served by the town: nothing runs on the page, and each address of the document stands on it', async () => {
    // given
    const guest = new Caller('service');

    // when
    const page = await guest.get('/api/partner/v1/docs');
    const document = await guest.get<{ paths: object; servers: { url: string }[] }>('/api/partner/v1/openapi.json');

    // then
    const html = page.content.toString();
    const style = /<style>([^]*)<\/style>/.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page.headers['content-security-policy']).toMatch(`default-src 'none'; style-src 'sha256-${hash}'`);
    expect(html).not.toMatch(/<script|\son\w+=|javascript:/);
    for (const path of Object.keys(document.body.paths)) expect(html).toContain(`${path}</code>`);
    expect(document.body.servers).toEqual([{ url: `${addressOf('service')}/api/partner/v1` }]);
  });

  const FOLDER = join(import.meta.dirname, '..', '..', 'api', 'partner-page', 'examples');
  const has = (program: string): boolean => {
    try {
      return execFileSync(program, ['--version']).length > 0;
    } catch {
      return false;
    }
  };
  it.each([
    ['curl', 'sh', 'curl.sh', 'curl'],
    ['TypeScript', process.execPath, 'typescript.ts', process.execPath],
    ['Python', 'python3', 'python.py', 'python3'],
    ['PHP', 'php', 'php.php', 'php'],
  ])(
    '000-05 the example in %s runs with a key for trying, where its program is there',
    async (_name, command, file, needed) => {
      // given
      if (!has(needed)) return;
      const [admin, id] = [await hired(['admin']), randomUUID()];
      await contractedPartner(ALL, `Partner ${id}`, { id });
      const made = admin.post<{ clientId: string; secret: string }>(`/api/admin/partners/${id}/keys`, {
        name: 'a',
        isTest: true,
      });
      const { clientId, secret } = await admin.must(made);

      // when
      const env = {
        ...process.env,
        KARTA_URL: `${addressOf('service')}/api/partner/v1`,
        KARTA_ID: clientId,
        KARTA_SECRET: secret,
      };
      const { stdout } = await promisify(execFile)(command, [join(FOLDER, file)], { env });

      // then
      expect(stdout).toMatch(/"status":"active"/);
      expect(stdout).toMatch(/TEST-0002,blocked/);
    },
  );
});
