import { Account, Operator, PartnerToken, Station, type City, type Installation } from '@karta/db';
import { CardError, permissionsOf } from '@karta/domain';
import type { Request } from 'express';
import type { Actor, OperatorActor, ResidentActor } from '../http/actor.ts';
import type { Context, Route } from '../http/definition.ts';
import type { Doorkeeper } from '../route.ts';
import type { CityServices } from '../city-services.ts';
import { sessionDoor } from './session-door.ts';
import { hashToken } from './tokens.ts';

/** Staff sign in at least once a working day (quality, section 1). */
const STAFF_SESSION_MS = 8 * 3_600_000;

export interface DoorkeeperSettings {
  installation: Installation;
  servicesOf(city: City): CityServices;
  portalUrl: string;
}

/** Checks, in this order: the city of the host, the origin of a change, who calls, and whether they may. */
export function createDoorkeeper({ installation, servicesOf, portalUrl }: DoorkeeperSettings): Doorkeeper {
  return {
    async contextFor(request, route) {
      const city = installation.cityOfHost(request.get('host') ?? '');
      if (!city) throw new CardError('UNKNOWN_CITY');
      if (usesCookies(route)) refuseForeignOrigin(request);
      const actor = await findActor(request, route, city);
      if (actor === undefined) throw new CardError('NOT_SIGNED_IN');
      if (!isAllowed(actor, route)) throw new CardError(actor.kind === 'partner' ? 'INSUFFICIENT_SCOPE' : 'FORBIDDEN');
      const services = servicesOf(city);
      return { city, actor, portalUrl, ...services, session: sessionDoor(request, city) } satisfies Context<Actor>;
    },
  };
}

function usesCookies(route: Route): boolean {
  return route.area === 'resident' || route.area === 'operator' || route.area === 'admin';
}

/** Cookies are SameSite=Lax; on top, a change must come from our own origin (OWASP ASVS 3.5.1). */
function refuseForeignOrigin(request: Request): void {
  if (request.method === 'GET') return;
  const origin = request.get('origin');
  if (origin === undefined || !URL.canParse(origin) || new URL(origin).host !== request.get('host')) {
    throw new CardError('FOREIGN_ORIGIN');
  }
}

async function findActor(request: Request, route: Route, city: City): Promise<Actor | undefined> {
  if (route.area === 'station') return findStation(request, city);
  if (route.area === 'partner') {
    return route.allow === 'everybody' ? guest(request, null) : findPartner(request, city);
  }
  const signedIn = await (route.area === 'resident' ? findResident(request, city) : findOperator(request, city));
  return route.allow === 'everybody' ? guest(request, signedIn ?? null) : signedIn;
}

function guest(request: Request, signedIn: ResidentActor | OperatorActor | null): Actor {
  return { kind: 'guest', signedIn, address: request.ip ?? 'unknown' };
}

async function findResident(request: Request, city: City): Promise<ResidentActor | undefined> {
  const { subject, cityId } = request.session;
  if (subject === undefined || cityId !== city.id) return undefined;
  const account = await Account.query(city.knex).findById(subject).where('state', 'active').select('id', 'keyId');
  return account && { kind: 'resident', accountId: account.id, keyId: account.keyId };
}

async function findOperator(request: Request, city: City): Promise<OperatorActor | undefined> {
  const { subject, cityId, since } = request.session;
  if (subject === undefined || cityId !== city.id) return undefined;
  if (city.clock.now().getTime() - (since ?? 0) > STAFF_SESSION_MS) return undefined;
  const operator = await Operator.query(city.knex).findById(subject).where('isActive', true);
  if (!operator) return undefined;
  const { id, name, roles, pickupPointId } = operator;
  return { kind: 'operator', operatorId: id, name, permissions: permissionsOf(roles), pickupPointId };
}

async function findPartner(request: Request, city: City): Promise<Actor | undefined> {
  const token = bearer(request);
  if (token === undefined) return undefined;
  const found = await PartnerToken.query(city.knex)
    .findById(hashToken(token))
    .where('expiresAt', '>', city.clock.now());
  return found && { kind: 'partner', partnerId: found.partnerId, scopes: found.scopes };
}

async function findStation(request: Request, city: City): Promise<Actor | undefined> {
  const token = bearer(request);
  if (token === undefined) return undefined;
  const station = await Station.query(city.knex)
    .findOne({ tokenHash: hashToken(token) })
    .select('id');
  return station && { kind: 'station', stationId: station.id };
}

function bearer(request: Request): string | undefined {
  return /^Bearer ([\w.~+/-]{20,200}=*)$/i.exec(request.get('authorization') ?? '')?.[1];
}

function isAllowed(actor: Actor, { allow }: Route): boolean {
  if (allow === 'everybody') return true;
  if (actor.kind === 'operator') return actor.permissions.some((permission) => permission === allow);
  if (actor.kind === 'partner') return actor.scopes.some((scope) => `scope:${scope}` === allow);
  return actor.kind === allow;
}
