import { randomUUID } from 'node:crypto';
import type { PartnerRole } from '@karta/domain';
import { Caller } from './caller.ts';
import { withRecords } from './cases.ts';
import { DEMO } from './town.ts';

/** Somebody of a partner who has a password, that of the demo people, and has not signed in. */
export async function employedAtPartner(
  role: PartnerRole,
  { partnerId, name = 'Osoba Próbna' }: { partnerId?: string; name?: string } = {},
): Promise<{ id: string; email: string; partnerId: string }> {
  const email = `kasa.${randomUUID()}@partner.example`;
  return withRecords(async ({ knex }) => {
    const known = await knex('operators').where('email', DEMO.clerk).first('passwordHash');
    const at = partnerId ?? (await knex('partner_keys').where('clientId', 'basen-fala').first('partnerId')).partnerId;
    const id = randomUUID();
    const { passwordHash } = known;
    await knex('partner_people').insert({ id, partnerId: at, name, email, role, passwordHash, addedAt: new Date() });
    return { id, email, partnerId: at };
  });
}

/** The same, signed in at the desk. */
export async function atDesk(role: PartnerRole, of: { partnerId?: string; name?: string } = {}): Promise<Caller> {
  return signedInAtDesk((await employedAtPartner(role, of)).email);
}

/** Somebody of a partner at the desk. */
export async function signedInAtDesk(email: string, password: string = DEMO.password): Promise<Caller> {
  const caller = new Caller('service');
  await caller.must(caller.post('/api/desk/sign-in', { email, password }));
  return caller;
}

/** A partner of its own, with what it is granted. */
export async function newPartner(row: Record<string, unknown> = {}): Promise<string> {
  const id = randomUUID();
  const partner = { id, name: `Partner ${id.slice(0, 8)}`, category: 'Próby', scopes: [], isActive: true, ...row };
  await withRecords(({ knex }) => knex('partners').insert(partner));
  return id;
}

/** A discount of a partner, for the package that every resident of the demo town may have. */
export async function newDiscount(partnerId: string, row: Record<string, unknown> = {}): Promise<string> {
  const id = randomUUID();
  const discount = { id, partnerId, packageCode: 'resident', name: `Bilet ${id.slice(0, 8)}`, description: 'Próba' };
  const saving = { savingKind: 'percent', savingValue: 30 };
  await withRecords(({ knex }) => knex('discounts').insert({ ...discount, ...saving, ...row }));
  return id;
}
