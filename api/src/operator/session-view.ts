import type { FactorStep, OperatorSession } from '@karta/contracts';
import { PickupPointRow, readSettings, type City, type Operator } from '@karta/db';
import { permissionsOf } from '@karta/domain';
import { accessOf, linkedIdentity, openIdProvider, townLook } from '@karta/services';

/** Who is signed in, with their rights; nobody while a second factor is awaited. */
export async function sessionView(
  city: City,
  operator: Operator | undefined,
  factor: FactorStep | null = null,
): Promise<OperatorSession> {
  const { operatorNotice, staffSecondFactor, townName } = await readSettings(city.knex);
  const openId = await openIdProvider(city.knex);
  const town = {
    cityName: townName || city.name,
    look: await townLook(city.knex),
    notice: operatorNotice || null,
    asksSecondFactor: staffSecondFactor,
    openId: openId.isOn ? { name: openId.name } : null,
    factor,
  };
  if (!operator) return { ...town, operator: null };
  const { id, name, email, unit, pickupPointId } = operator;
  const point = pickupPointId ? await PickupPointRow.query(city.knex).findById(pickupPointId) : undefined;
  const hasOpenId = (await linkedIdentity(city.knex, id)) !== undefined;
  const { grants, groups, hiddenFields } = await accessOf(city.knex, id);
  const access = {
    permissions: permissionsOf(grants),
    groups: groups.map(({ code }) => code),
    hiddenFields: [...hiddenFields],
  };
  return {
    ...town,
    operator: { id, name, email, unit, ...access, pickupPointId, pickupPointName: point?.name ?? null, hasOpenId },
  };
}
