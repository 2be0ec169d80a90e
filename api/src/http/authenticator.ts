import { Reader, Station, type City, type Installation } from '@karta/db';
import { CardError, type ErrorCode, type SessionKind } from '@karta/domain';
import { hashToken, partnerOfToken } from '@karta/services';
import type { Request } from 'express';
import type { Actor, DeskActor, OperatorActor, ResidentActor } from './actor.ts';
import type { Context, Route } from './definition.ts';
import type { Authenticator } from './mount.ts';
import { recordRefusal } from './perform.ts';
import type { CityServices } from '../city-services.ts';
import { findAtDesk, findOperator, findResident, refuseForeignOrigin } from './session-check.ts';
import { isSessionAlive, sessionOf } from './session-of-request.ts';

export interface AuthenticatorSettings {
  installation: Installation;
  servicesOf(city: City): CityServices;
}

/** Checks, in this order: the city of the host, the origin of a change, who calls, and whether they may. */
export function createAuthenticator({ installation, servicesOf }: AuthenticatorSettings): Authenticator {
  return {
    async contextFor(request, route, { isAgain } = { isAgain: false }) {
      const city = installation.cityOfHost(request.get('host') ?? '');
      if (usesCookies(route) && route.shape.fromAnywhere !== true) refuseForeignOrigin(request);
      // what was loaded when the request began may have ended since
      const hasEnded = isAgain && usesCookies(route) && !(await isSessionAlive(request));
      const actor = hasEnded ? undefined : await findActor(request, route, city);
      if (actor === undefined) throw new CardError('NOT_SIGNED_IN');
      const code = refusalOf(actor, route);
      if (code !== undefined) {
        await recordRefusal(city, actor, route, code);
        throw new CardError(code);
      }
      const services = servicesOf(city);
      const { portalUrl } = city;
      const session = sessionOf(request, city, sessionKindOf(route));
      return { city, actor, portalUrl, ...services, session } satisfies Omit<Context<Actor>, 'trx'>;
    },
  };
}

function usesCookies(route: Route): boolean {
  return ['resident', 'operator', 'admin', 'desk'].includes(route.area);
}

/** Of an area without sessions it does not matter. */
const sessionKindOf = ({ area }: Route): SessionKind => (area === 'resident' || area === 'desk' ? area : 'operator');

async function findActor(request: Request, route: Route, city: City): Promise<Actor | undefined> {
  if (!usesCookies(route)) {
    if (route.allow === 'everybody') return guest(request, null);
    if (route.area === 'station') return findStation(request, city);
    return route.area === 'reader' ? findReader(request, city) : findPartner(request, city);
  }
  const find = { resident: findResident, operator: findOperator, desk: findAtDesk }[sessionKindOf(route)];
  const signedIn = await find(request, city);
  return route.allow === 'everybody' ? guest(request, signedIn ?? null) : signedIn;
}

function guest(request: Request, signedIn: ResidentActor | OperatorActor | DeskActor | null): Actor {
  return { kind: 'guest', signedIn, address: request.ip ?? 'unknown' };
}

async function findPartner(request: Request, city: City): Promise<Actor | undefined> {
  const token = bearer(request);
  if (token === undefined) return undefined;
  const partner = await partnerOfToken(city, hashToken(token));
  return partner && { kind: 'partner', ...partner };
}

async function findStation(request: Request, city: City): Promise<Actor | undefined> {
  const token = bearer(request);
  if (token === undefined) return undefined;
  const station = await Station.query(city.knex)
    .findOne({ tokenHash: hashToken(token) })
    .select('id');
  return station && { kind: 'station', stationId: station.id };
}

/** @throws CardError READER_REVOKED, so that who holds the device learns why it is refused */
async function findReader(request: Request, city: City): Promise<Actor | undefined> {
  const token = bearer(request);
  if (token === undefined) return undefined;
  const reader = await Reader.query(city.knex)
    .findOne({ tokenHash: hashToken(token) })
    .select('id', 'revokedAt');
  if (reader?.revokedAt) throw new CardError('READER_REVOKED');
  return reader && { kind: 'reader', readerId: reader.id };
}

function bearer(request: Request): string | undefined {
  return /^Bearer ([\w.~+/-]{20,200}=*)$/i.exec(request.get('authorization') ?? '')?.[1];
}

/** Why somebody may not; `undefined` where they may. */
function refusalOf(actor: Actor, route: Route): ErrorCode | undefined {
  if (!isAllowed(actor, route)) return actor.kind === 'partner' ? 'INSUFFICIENT_SCOPE' : 'FORBIDDEN';
  if (actor.kind !== 'resident') return undefined;
  if (actor.isLocked && !route.shape.whileLocked) return 'ACCOUNT_LOCKED';
  return actor.panel === 'member' && !route.shape.forMembers ? 'MEMBER_PANEL' : undefined;
}

function isAllowed(actor: Actor, { allow }: Route): boolean {
  if (allow === 'everybody') return true;
  if (actor.kind === 'operator')
    return allow === 'staff' || actor.permissions.some((permission) => permission === allow);
  if (actor.kind === 'partner-person') return allow === 'desk:cashier' || allow === `desk:${actor.role}`;
  if (actor.kind === 'partner') return actor.scopes.some((scope) => `scope:${scope}` === allow);
  return actor.kind === allow;
}
