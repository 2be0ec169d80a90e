import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Caller, operator } from './caller.ts';
import { withRecords } from './cases.ts';
import { openRecords } from './records.ts';
import { DEMO, secretOf } from './town.ts';

/** The same, signed in. */
export async function hired(roles: readonly string[], pickupPointId: string | null = null): Promise<Caller> {
  return operator((await employed(roles, { pickupPointId })).email);
}

/** A new member of the office with exactly these roles, who has not signed in; the password is that of the demo people. */
export async function employed(
  roles: readonly string[],
  { pickupPointId = null, name = 'Osoba Próbna' }: { pickupPointId?: string | null; name?: string } = {},
): Promise<{ id: string; email: string }> {
  const email = `pracownik.${randomUUID()}@nowa-rzeczna.example`;
  const records = await openRecords();
  try {
    const { knex } = records.city('nowa-rzeczna');
    const known = await knex('operators').where('email', DEMO.clerk).first('passwordHash');
    const id = randomUUID();
    await knex('operators').insert({
      id,
      email,
      name,
      unit: 'Próby',
      passwordHash: known.passwordHash,
      pickupPointId,
      isActive: true,
    });
    for (const roleCode of roles) await knex('operator_roles').insert({ operatorId: id, roleCode });
    return { id, email };
  } finally {
    await records.close();
  }
}

/** A member of the office with every role, whose session belongs to another city of the installation. */
export async function fromAnotherCity(): Promise<Caller> {
  const caller = await hired(['clerk', 'lead', 'production', 'auditor', 'admin']);
  const { operator: own } = await caller.must(caller.get<{ operator: { id: string } }>('/api/operator/session'));
  await withRecords(({ knex }) =>
    knex.raw(
      `update operator_sessions set sess = jsonb_set(sess::jsonb, '{cityId}', '"inne-miasto"') where sess->>'subject' = ?`,
      [own.id],
    ),
  );
  return caller;
}

/**
 * A new partner of the programme with exactly these scopes; answers its program with a token. `row`: other columns of it, and
 * `isTest` of its key.
 */
export async function contractedPartner(
  scopes: readonly string[],
  name = 'Partner Próbny',
  { isTest = false, ...row }: { id?: string; tells?: readonly string[]; isTest?: boolean } = {},
): Promise<Caller> {
  const clientId = `partner-${randomUUID()}`;
  const records = await openRecords();
  try {
    const { knex } = records.city('nowa-rzeczna');
    const known = await knex('partner_keys').where('clientId', 'basen-fala').first('secretHash');
    const partner = { id: randomUUID(), name, category: 'Próby', scopes: [...scopes], isActive: true, ...row };
    await knex('partners').insert(partner);
    const secretHash = known.secretHash;
    const key = { id: randomUUID(), partnerId: partner.id, name: 'kasa', clientId, secretHash, isTest };
    await knex('partner_keys').insert({ ...key, madeAt: new Date() });
  } finally {
    await records.close();
  }
  const asker = new Caller('service');
  const { access_token: token } = await asker.must(
    asker.post<{ access_token: string }>('/api/partner/oauth/token', {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: secretOf('partner'),
    }),
  );
  return new Caller('service', token);
}

/** Another station than the one that works: enrolled at the second pick-up point, where nobody produces. */
export async function enrolledStation(name = `Stanowisko ${randomUUID()}`): Promise<Caller> {
  const token = randomBytes(24).toString('base64url');
  const records = await openRecords();
  try {
    const { knex } = records.city('nowa-rzeczna');
    const point = await knex('pickup_points').orderBy('position', 'desc').first('id');
    const tokenHash = createHash('sha256').update(token).digest();
    await knex('stations').insert({
      id: randomUUID(),
      name,
      pickupPointId: point.id,
      tokenHash,
    });
  } finally {
    await records.close();
  }
  return new Caller('service', token);
}

/** A reader of the town with a device of its own: it has no PIN and shows what is given, nothing unless told. */
export async function enrolledReader(row: Record<string, unknown> = {}): Promise<{ id: string; device: Caller }> {
  const [id, token] = [randomUUID(), randomBytes(32).toString('base64url')];
  await withRecords(async ({ knex, vault }) => {
    const { id: keyId } = await vault.keys.openCityKey('city');
    const tableKey = await vault.seal(keyId, { table: 'readers', row: id, column: 'table_key' }, randomBytes(32));
    const tokenHash = createHash('sha256').update(token).digest();
    await knex('readers').insert({
      ...{ id, name: `Czytnik ${id}`, shows: [], offlineHours: 24, tokenHash, tableKey, enrolledAt: new Date() },
      ...row,
    });
  });
  return { id, device: new Caller('service', token) };
}
