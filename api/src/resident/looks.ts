import { LookList } from '@karta/contracts';
import { Operator, Partner, Reader, readSettings, Station, type City } from '@karta/db';
import { looksAtAccount, type Look } from '@karta/services';
import { residentRoute } from '../http/definition.ts';

/** Who looked at what is the account's: the unit of the office, a partner, a station, a reader; who it was by name where the city says so. */
export const looks = residentRoute({
  method: 'get',
  path: '/resident/account/looks',
  answer: LookList,
  async handle(_input, { city, actor }) {
    const found = await looksAtAccount(city.knex, city, actor.accountId);
    const { looksDelayDays, looksNameStaff } = await readSettings(city.knex);
    const nameOf = await namesOf(city, found, looksNameStaff);
    return {
      delayDays: looksDelayDays,
      looks: found.map((seen) => ({
        at: seen.at.toISOString(),
        who: seen.actorKind,
        name: nameOf(seen),
        what: seen.act,
        applicationNumber: seen.applicationNumber,
        cardNumber: seen.cardNumber,
      })),
    };
  },
});

async function namesOf({ knex }: City, found: readonly Look[], namesStaff: boolean): Promise<(of: Look) => string> {
  const idsOf = (kind: Look['actorKind']): string[] =>
    found.filter(({ actorKind }) => actorKind === kind).map(({ actorId }) => actorId);
  const [staff, partners, stations, readers] = await Promise.all([
    Operator.query(knex).findByIds(idsOf('operator')).select('id', 'name', 'unit'),
    Partner.query(knex).findByIds(idsOf('partner')).select('id', 'name'),
    Station.query(knex).findByIds(idsOf('station')).select('id', 'name'),
    Reader.query(knex).findByIds(idsOf('reader')).select('id', 'name'),
  ]);
  const names = new Map<string, string>([
    ...staff.map(({ id, name, unit }) => [id, namesStaff ? `${name}, ${unit}` : unit] as const),
    ...partners.map(({ id, name }) => [id, name] as const),
    ...[...stations, ...readers].map(({ id, name }) => [id, name] as const),
  ]);
  return ({ actorId }) => names.get(actorId) ?? '';
}
