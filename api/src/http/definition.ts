import type { City } from '@karta/db';
import type { Permission } from '@karta/domain';
import type * as z from 'zod';
import type { CaseClient } from '../temporal/case-client.ts';
import type { CityEvents } from '../operator/city-events.ts';
import type { Throttle } from '../auth/throttle.ts';
import type { Actor, GuestActor, OperatorActor, PartnerActor, ResidentActor, StationActor } from './actor.ts';

/** Which listener serves a route. */
export type Area = 'resident' | 'operator' | 'admin' | 'partner' | 'station';
export type Allow = 'everybody' | 'resident' | 'station' | Permission | `scope:${string}`;

/** What every handler may use. */
export interface Context<A extends Actor> {
  city: City;
  actor: A;
  cases: CaseClient;
  events: CityEvents;
  throttle: Throttle;
  portalUrl: string;
  session: {
    /** Regenerates the session before it belongs to somebody. */
    signIn(id: string): Promise<void>;
    signOut(): Promise<void>;
    /** Ends every other session of this person. */
    endOthers(id: string): Promise<void>;
  };
}

export interface Input<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  /** The client's Idempotency-Key; present where the route asks for one. */
  idempotencyKey: string;
  /** Raw body of an upload with its declared type. */
  upload: { content: Buffer; mediaType: string };
  /** Authorization header, for the token endpoint. */
  authorization: string | undefined;
  /** Aborted when the client has gone. */
  closed: AbortSignal;
}

export interface FileReply {
  mediaType: string;
  content: Buffer;
  /** Images that we made ourselves are shown; everything else is handed over as an attachment. */
  inline: boolean;
  name: string;
}

interface Shape<P, Q, B, R, A extends Actor> {
  method: 'get' | 'post' | 'put' | 'delete';
  /** Express path below `/api`. */
  path: string;
  params?: z.ZodType<P>;
  query?: z.ZodType<Q>;
  body?: z.ZodType<B>;
  /** The body is bytes, at most this many. */
  uploadLimit?: number;
  /** Largest JSON body, where 200 kB is too little. */
  bodyLimit?: string;
  /** The body may also be a form (RFC 6749). */
  form?: boolean;
  needsIdempotencyKey?: boolean;
  answer: z.ZodType<R> | 'file' | 'events';
  status?: number;
  handle(input: Input<P, Q, B>, context: Context<A>): Promise<R | FileReply | AsyncIterable<string>>;
}

/** A route as the table holds it: who may, what comes in, what goes out. */
export interface Route {
  area: Area;
  allow: Allow;
  shape: Shape<unknown, unknown, unknown, unknown, never>;
}

const make =
  <A extends Actor>(area: Area, allow: Allow) =>
  <P, Q, B, R>(shape: Shape<P, Q, B, R, A>): Route => ({ area, allow, shape: shape as unknown as Route['shape'] });

/** Everybody may, signed in or not. */
export const publicRoute = <P, Q, B, R>(
  area: 'resident' | 'operator' | 'partner',
  shape: Shape<P, Q, B, R, GuestActor>,
): Route => make<GuestActor>(area, 'everybody')(shape);
/** A signed-in resident, for what is theirs. */
export const residentRoute = <P, Q, B, R>(shape: Shape<P, Q, B, R, ResidentActor>): Route =>
  make<ResidentActor>('resident', 'resident')(shape);
/** Staff with the right. */
export const operatorRoute = <P, Q, B, R>(allow: Permission, shape: Shape<P, Q, B, R, OperatorActor>): Route =>
  make<OperatorActor>('operator', allow)(shape);
export const adminRoute = <P, Q, B, R>(allow: Permission, shape: Shape<P, Q, B, R, OperatorActor>): Route =>
  make<OperatorActor>('admin', allow)(shape);
/** A partner whose token has the scope. */
export const partnerRoute = <P, Q, B, R>(scope: string, shape: Shape<P, Q, B, R, PartnerActor>): Route =>
  make<PartnerActor>('partner', `scope:${scope}`)(shape);
/** An enrolled station. */
export const stationRoute = <P, Q, B, R>(shape: Shape<P, Q, B, R, StationActor>): Route =>
  make<StationActor>('station', 'station')(shape);
