import { randomUUID } from 'node:crypto';
import { PERMISSIONS } from '@karta/domain';
import type { Route } from '../../api/src/http/definition.ts';
import { ROUTES } from '../../api/src/routes.ts';
import { signedInResident, submittedApplication, verificationOf, type Filed } from '../makers/applications.ts';
import { Caller, operator, partner, station, type Part } from '../makers/caller.ts';
import { atDesk } from '../makers/desk.ts';
import { footprintOf } from '../makers/footprint.ts';
import { contractedPartner, enrolledReader, fromAnotherCity, hired } from '../makers/staff.ts';
import { withRecords } from '../makers/cases.ts';

// every route is knocked at, by everybody
jest.setTimeout(60_000);

interface Knocker {
  kind: string;
  /** Roles of an operator, by the rows of the town. */
  roles?: readonly string[];
  scopes?: readonly string[];
  /** Of somebody of a partner. */
  atDesk?: 'cashier' | 'manager';
  /** Somebody of a family who sees the own card alone, or whose account is locked. */
  panel?: 'member' | 'locked';
  make(): Promise<Caller>;
}

/** The roles that a town begins with; that these are all of its rows is a test below. */
const ROLES = ['admin', 'auditor', 'clerk', 'lead', 'production'];
/** Tests that run beside this one make roles of their own; each code ends in their random number; the fuzzer knows one word. */
const MADE_BY_A_TEST = /-[0-9a-f]{8}$|^approve$/;
const withRoles = (...roles: string[]): Knocker => ({ kind: 'operator', roles, make: () => hired(roles) });

/** Who knocks, with the roles or scopes that count. */
const KNOCKERS: Record<string, Knocker> = {
  nobody: { kind: 'nobody', make: () => Promise.resolve(new Caller('portal')) },
  resident: { kind: 'resident', make: async () => (await signedInResident()).portal },
  'member of a family': { kind: 'resident', panel: 'member', make: () => residentIn('member') },
  'resident without a required consent': { kind: 'resident', panel: 'locked', make: () => residentIn('locked') },
  ...Object.fromEntries(ROLES.map((role) => [role, withRoles(role)])),
  'clerk and lead': withRoles('clerk', 'lead'),
  'operator without a role': withRoles(),
  'operator of another city': { kind: 'nobody', make: fromAnotherCity },
  partner: { kind: 'partner', scopes: ['card.status', 'card.list', 'redemption.write'], make: () => partner() },
  'partner without the scope': { kind: 'partner', scopes: ['other'], make: () => contractedPartner(['other']) },
  'till person of a partner': { kind: 'desk', atDesk: 'cashier', make: () => atDesk('cashier') },
  'manager of a partner': { kind: 'desk', atDesk: 'manager', make: () => atDesk('manager') },
  station: { kind: 'station', make: () => Promise.resolve(station()) },
  reader: { kind: 'reader', make: async () => (await enrolledReader()).device },
  'somebody with a made-up token': {
    kind: 'nobody',
    make: () => Promise.resolve(new Caller('service', 'x'.repeat(43))),
  },
};

/** A resident who may only a part of the panel. */
async function residentIn(panel: 'member' | 'locked'): Promise<Caller> {
  const [guardian, { applicant, portal }] = [await signedInResident(), await signedInResident()];
  await withRecords(async ({ knex }) => {
    const idOf = async (email: string): Promise<string> => (await knex('accounts').where({ email }).first('id')).id;
    const id = await idOf(applicant.email);
    if (panel === 'locked') await knex('accounts').where({ id }).update({ state: 'locked' });
    else
      await knex('family_members').insert({
        id: randomUUID(),
        accountId: id,
        guardianAccountId: await idOf(guardian.applicant.email),
        kinship: 'spouse',
        firstName: 'Anna',
        lastName: 'Próbna',
        birthDate: '1990-01-01',
      });
  });
  return portal;
}

const LISTENERS: Record<Route['area'], Part> = {
  resident: 'portal',
  operator: 'operator',
  admin: 'operator',
  partner: 'service',
  desk: 'service',
  station: 'service',
  reader: 'service',
};

/** The status that a knocker must get; `undefined` where they may pass. */
function refusalFor(route: Route, who: Knocker): 401 | 403 | undefined {
  const { area, allow } = route;
  if (allow === 'everybody') return undefined;
  const kindOf = {
    resident: 'resident',
    operator: 'operator',
    admin: 'operator',
    partner: 'partner',
    desk: 'desk',
    station: 'station',
    reader: 'reader',
  };
  if (who.kind !== kindOf[area]) return 401;
  if (who.panel === 'member') return route.shape.forMembers ? undefined : 403;
  if (who.panel === 'locked') return route.shape.whileLocked ? undefined : 403;
  if (allow === 'staff') return undefined;
  if (who.kind === 'operator') return who.roles?.some((role) => grants.get(role)?.has(allow)) ? undefined : 403;
  if (who.atDesk) return allow === 'desk:cashier' || allow === `desk:${who.atDesk}` ? undefined : 403;
  if (who.kind === 'partner') return who.scopes?.some((scope) => `scope:${scope}` === allow) ? undefined : 403;
  return undefined;
}

/** The address with ids of the victim where there are some, and with absent ones elsewhere. */
function addressFor(route: Route, ids: Record<string, string>): string {
  const path = route.shape.path.replaceAll(/:(\w+)/g, (_all, name: string) => ids[name] ?? randomUUID());
  const query = path.startsWith('/admin/cases/') ? `?workflowId=${encodeURIComponent(ids['workflowId'] ?? '')}` : '';
  return `/api${path}${query}`;
}

const named = (route: Route): string => `${route.shape.method.toUpperCase()} ${route.shape.path}`;
/** The status for a body that nobody may send, so that nothing happens. */
async function knock(caller: Caller, route: Route): Promise<number> {
  const { status } = await caller.send(route.shape.method.toUpperCase(), addressFor(route, {}), {
    part: LISTENERS[route.area],
    key: null,
    ...(route.shape.method !== 'get' && { json: { nobodyKnowsThis: true } }),
  });
  return status;
}
const GUARDED = ROUTES.filter((route) => route.allow !== 'everybody');

/** What `role_grants` of the town say. */
const grants = new Map<string, Set<string>>();
let victim: Filed;
let ids: Record<string, string>;
const callers = new Map<string, Caller>();

beforeAll(async () => {
  const rows: { roleCode: string; permission: string }[] = await withRecords(({ knex }) =>
    knex('role_grants').select(),
  );
  for (const { roleCode, permission } of rows)
    grants.set(roleCode, (grants.get(roleCode) ?? new Set()).add(permission));
  for (const [name, who] of Object.entries(KNOCKERS)) callers.set(name, await who.make());
  victim = await submittedApplication();
  const { applicationId } = victim;
  ids = {
    id: applicationId,
    taskId: await verificationOf(await operator(), applicationId),
    workflowId: `nowa-rzeczna/card-application/${applicationId}`,
  };
}, 90_000);

describe('every route × every caller', () => {
  it('knows every role of the town', async () => {
    const roles = await withRecords(({ knex }) => knex('roles').orderBy('code').pluck<string[]>('code'));
    expect(roles.filter((code) => !MADE_BY_A_TEST.test(code))).toEqual(ROLES);
  });

  it.each(Object.keys(KNOCKERS))(
    'refuses %s wherever the table does not allow it, and changes nothing',
    async (name) => {
      // given
      const who = KNOCKERS[name];
      const caller = callers.get(name);
      if (!who || !caller) throw new Error(name);
      const before = await footprintOf(victim.applicant.email);
      const wrong: string[] = [];

      // when
      for (const route of GUARDED) {
        const expected = refusalFor(route, who);
        if (expected === undefined) continue;
        const { status, body } = await caller.send(route.shape.method.toUpperCase(), addressFor(route, ids), {
          part: LISTENERS[route.area],
          ...(route.shape.method !== 'get' && { json: { outcome: 'approve', stationId: randomUUID(), given: true } }),
        });
        if (status !== expected || typeof body['code'] !== 'string') wrong.push(`${named(route)}: ${status}`);
      }

      // then
      expect(wrong).toEqual([]);
      expect(await footprintOf(victim.applicant.email)).toEqual(before);
    },
  );

  it.each(Object.keys(KNOCKERS))('lets %s in where the table allows it', async (name) => {
    // given
    const who = KNOCKERS[name];
    const caller = callers.get(name);
    if (!who || !caller) throw new Error(name);
    const wrong: string[] = [];

    // when
    for (const route of GUARDED) {
      if (
        refusalFor(route, who) !== undefined ||
        route.shape.answer === 'events' ||
        /sign-out|sessions/.test(route.shape.path)
      )
        continue;
      const status = await knock(caller, route);
      if ([401, 403, 421].includes(status) || status >= 500) wrong.push(`${named(route)}: ${status}`);
    }

    // then
    expect(wrong).toEqual([]);
  });

  it('opens by a right alone what names it, and by all others together nothing of it, from the next request on', async () => {
    // given
    const role = `role-${randomUUID()}`;
    await withRecords(({ knex }) => knex('roles').insert({ code: role, name: role }));
    const caller = await hired([role]);
    const grant = (permissions: readonly string[]) =>
      withRecords(async ({ knex }) => {
        await knex('role_grants').where('roleCode', role).delete();
        await knex('role_grants').insert(permissions.map((permission) => ({ roleCode: role, permission })));
      });
    const wrong: string[] = [];

    // when
    for (const permission of PERMISSIONS) {
      const behind = GUARDED.filter(
        ({ area, allow, shape }) => LISTENERS[area] === 'operator' && allow === permission && shape.answer !== 'events',
      );
      await grant([permission]);
      for (const route of behind)
        if ((await knock(caller, route)) === 403) wrong.push(`closed to ${permission}: ${named(route)}`);
      await grant(PERMISSIONS.filter((each) => each !== permission));
      for (const route of behind)
        if ((await knock(caller, route)) !== 403) wrong.push(`open without ${permission}: ${named(route)}`);
    }

    // then
    await withRecords(async ({ knex }) => {
      await knex('operator_roles').where('roleCode', role).delete();
      await knex('roles').where('code', role).delete();
    });
    expect(wrong).toEqual([]);
  }, 600_000);

  it('refuses a host that is no city on every route', async () => {
    const wrong: string[] = [];
    for (const route of ROUTES) {
      for (const host of ['innemiasto.example', 'nowa-rzeczna.localhost.evil.example', 'localhost.']) {
        const caller = callers.get('resident') ?? new Caller('portal');
        const { status, body } = await caller.send(route.shape.method.toUpperCase(), addressFor(route, ids), {
          part: LISTENERS[route.area],
          host,
        });
        if (status !== 421 || body['code'] !== 'UNKNOWN_CITY') wrong.push(`${named(route)} at ${host}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('refuses a change that comes from another origin, or from none, before it looks at who sends it', async () => {
    const wrong: string[] = [];
    const withCookies = ROUTES.filter(
      (route) => !['partner', 'station', 'reader'].includes(route.area) && route.shape.method !== 'get',
    );
    // a secret in its path says who asks (RFC 8058)
    const fromAnywhere = withCookies.filter(({ shape }) => shape.fromAnywhere === true);
    expect(fromAnywhere.map(named)).toEqual(['POST /resident/opt-out/:code']);
    for (const route of withCookies.filter((each) => !fromAnywhere.includes(each))) {
      for (const origin of ['https://zla-strona.example', 'null', null]) {
        const caller = callers.get(route.area === 'resident' ? 'resident' : 'clerk') ?? new Caller('portal');
        const { status, body } = await caller.send(route.shape.method.toUpperCase(), addressFor(route, ids), {
          part: LISTENERS[route.area],
          origin,
          json: {},
        });
        if (status !== 403 || body['code'] !== 'FOREIGN_ORIGIN')
          wrong.push(`${named(route)} from ${origin}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('the job board, which has no guard of its own', () => {
  it.each(['nobody', 'resident', 'clerk', 'production', 'auditor', 'partner', 'station', 'reader'])(
    'is closed for %s',
    async (name) => {
      for (const path of ['/admin/jobs', '/admin/jobs/', '/admin/jobs/api/queues', '/admin/jobs/static/favicon.ico']) {
        const answer = await callers.get(name)?.get(path, { part: 'operator' });
        expect([401, 403]).toContain(answer?.status);
      }
    },
  );

  it('opens for an administrator, and refuses their change from another origin', async () => {
    const admin = callers.get('admin');
    expect((await admin?.get('/admin/jobs/api/queues'))?.status).toBe(200);
    const forged = await admin?.put(
      '/admin/jobs/api/queues/notifications/pause',
      {},
      { origin: 'https://zla-strona.example' },
    );
    expect(forged?.body['code']).toBe('FOREIGN_ORIGIN');
  });

  it.each(['pause', 'empty', 'clean/failed', 'obliterate'])('lets nobody %s a queue', async (act) => {
    const answer = await callers.get('admin')?.put(`/admin/jobs/api/queues/notifications/${act}`, {});
    expect([answer?.status, answer?.body['code']]).toEqual([405, 'METHOD_NOT_ALLOWED']);
  });
});

describe('what is not in the table', () => {
  it.each<[Part, string]>([
    ['portal', '/api/operator/tasks'],
    ['portal', '/api/admin/cases'],
    ['portal', '/api/station/claim'],
    ['operator', '/api/reader/setup'],
    ['operator', '/api/resident/applications'],
    ['operator', '/api/nothing'],
    ['service', '/api/resident/applications'],
    ['service', '/api/partner/cards'],
    ['service', '/'],
    ['service', '/admin/jobs'],
  ])('%s answers %s with 404 and a code', async (part, path) => {
    const { status, headers, body } = await new Caller(part).get(path);
    expect({ status, code: body['code'] }).toEqual({ status: 404, code: 'NOT_FOUND' });
    expect(headers['content-type']).toContain('application/problem+json');
  });

  it('a method that an address does not know is 405 with a code', async () => {
    const { status, body } = await new Caller('portal').send('PATCH', '/api/resident/session', { json: {} });
    expect({ status, code: body['code'] }).toEqual({ status: 405, code: 'METHOD_NOT_ALLOWED' });
  });
});
