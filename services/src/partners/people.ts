import type { PartnerPeopleList } from '@karta/contracts';
import { Partner, PartnerPerson, type City } from '@karta/db';
import { CardError, SESSION_MS, type PartnerRole } from '@karta/domain';
import type { Knex } from 'knex';

/** The people of a partner, those who have left too. @throws CardError NOT_FOUND for a partner that is none */
export async function partnerPeople(trx: Knex, { clock }: City, partnerId: string): Promise<PartnerPeopleList> {
  if (!(await Partner.query(trx).findById(partnerId).select('id'))) throw new CardError('NOT_FOUND');
  const people = await PartnerPerson.query(trx).where({ partnerId }).orderBy(['name', 'id']);
  const used = await lastUses(trx, people, clock.now());
  return {
    people: people.map(({ id, name, email, role, isActive, invitedAt, addedAt }) => ({
      ...{ id, name, email, role },
      state: !isActive ? ('off' as const) : invitedAt ? ('invited' as const) : ('active' as const),
      addedAt: addedAt.toISOString(),
      lastUsed: used.get(id)?.toISOString() ?? null,
    })),
  };
}

async function lastUses(trx: Knex, people: readonly PartnerPerson[], now: Date): Promise<Map<string, Date>> {
  const { idle, whole } = SESSION_MS.desk;
  const rows: { subject: string; expire: Date }[] = await trx('desk_sessions')
    .whereRaw(`sess->>'subject' = any(?)`, [people.map(({ id }) => id)])
    .where('expire', '>', now)
    .whereRaw("(sess->>'since')::bigint > ?", [now.getTime() - whole])
    .groupByRaw('1')
    .select(trx.raw(`sess->>'subject' as subject, max(expire) as expire`));
  return new Map(rows.map(({ subject, expire }) => [subject, new Date(expire.getTime() - idle)]));
}

/** Somebody of a partner who may work at its desk now. */
export interface DeskPerson {
  readonly personId: string;
  readonly partnerId: string;
  readonly role: PartnerRole;
  readonly name: string;
  readonly email: string;
  readonly partnerName: string;
  readonly tells: Partner['tells'];
}

/** The person, while they and their partner take part, with what the partner is told at this moment; `undefined`: nobody. */
export const findDeskPerson = (knex: Knex, id: string): Promise<DeskPerson | undefined> =>
  knex('partner_people as d')
    .join('partners as p', 'p.id', 'd.partner_id')
    .where({ 'd.id': id, 'd.is_active': true, 'p.is_active': true })
    .first('d.role', 'd.name', 'd.email', 'p.tells', {
      personId: 'd.id',
      partnerId: 'p.id',
      partnerName: 'p.name',
    });
