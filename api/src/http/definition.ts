import type { AuditEntry, City } from '@karta/db';
import type { PartnerRole, Permission, SessionKind } from '@karta/domain';
import type { Knex } from 'knex';
import type * as z from 'zod';
import type { CaseClient } from '../temporal/case-client.ts';
import type { CityEvents } from '../city-events.ts';
import type { Upload } from './receive-upload.ts';
import type { Throttle } from './throttle.ts';
import type { WayToProvider } from './begun-open-id.ts';
import type {
  Actor,
  DeskActor,
  GuestActor,
  OperatorActor,
  PartnerActor,
  ReaderActor,
  ResidentActor,
  StationActor,
} from './actor.ts';

/** Which listener serves a route. */
export type Area = 'resident' | 'operator' | 'admin' | 'partner' | 'desk' | 'station' | 'reader';
/** `staff`: whoever is signed in at the office, whatever their rights; `desk:…`: at a partner's desk, a manager for the till too. */
export type Allow =
  'everybody' | 'resident' | 'station' | 'reader' | 'staff' | Permission | `scope:${string}` | `desk:${PartnerRole}`;

/** Somebody with a password. */
export interface PasswordHolder {
  id: string;
  passwordHash: string;
}

/** What every handler may use. */
export interface Context<A extends Actor> {
  city: City;
  actor: A;
  /** The route's transaction, where it has one; else every statement stands for itself. */
  trx: Knex;
  cases: CaseClient;
  events: CityEvents;
  throttle: Throttle;
  /** Since when the disk of the databases is full; `undefined` where it is not. */
  diskFullSince(): Promise<Date | undefined>;
  portalUrl: string;
  session: {
    /** What the tables know of the session's id. */
    id(): string;
    /** Regenerates the session before it belongs to somebody. */
    signIn(id: string): Promise<void>;
    signOut(): Promise<void>;
    /** The password was right; nobody is signed in before the second factor. */
    awaitFactor(of: PasswordHolder): Promise<void>;
    /** Whose second factor is awaited; `undefined` where nobody's is, or the password lies too long back. */
    awaited(): { subject: string; isPasswordOf(holder: PasswordHolder): boolean } | undefined;
    /** Keeps what a passkey has to answer to, for one answer. */
    keepChallenge(challenge: string): Promise<void>;
    /** What was kept, once. */
    takeChallenge(): Promise<string | undefined>;
    /** Keeps a way to the OpenID Provider, for one way back. */
    keepOpenId(way: WayToProvider): Promise<void>;
    /** What was kept, once, in time. */
    takeOpenId(): Promise<WayToProvider | undefined>;
    /** Of the page that asks, as it was checked against the host. */
    origin(): string;
    /** From the next request on the resident acts for this member of the family; null: for themselves. */
    actFor(memberId: string | null): Promise<void>;
    /** Has this person signed in from this device before? */
    isKnownDevice(kind: SessionKind, id: string): Promise<boolean>;
    /** This person is known on this device from now on. */
    rememberDevice(kind: SessionKind, id: string): Promise<void>;
    /** Ends every other session of this person. */
    endOthers(trx: Knex, id: string): Promise<number>;
  };
}

export interface Input<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  /** The client's Idempotency-Key; present where the route is `once`, or asks for one. */
  idempotencyKey: string;
  /** What was sent, where the route takes an upload. */
  upload: Pick<Upload, 'open' | 'read'>;
  /** The first of these media types that the client takes; `undefined`: it takes none. */
  accepts<T extends string>(types: readonly T[]): T | undefined;
  /** Whether the client has what this tag names already (If-None-Match). */
  hasAlready(tag: string): boolean;
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

/** What is written as it is made, however long it is, and not at all where the client has it. */
export interface StreamReply {
  mediaType: string;
  /** Of what is told, whatever form it is sent in. */
  tag: string;
  headers?: Readonly<Record<string, string>>;
  /** Null: the client has it already. */
  body: AsyncIterable<string | Buffer> | null;
}

/** The id of what was done. An answer with personal data is never kept beside a key: `show` makes it anew. */
export interface Kept {
  kept: string;
}

/** What an audit row says beside who did it. */
export type Noted = Pick<AuditEntry, 'act' | 'subjectKind' | 'subjectId' | 'facts'>;

/**
 * A schema as a definition names it, by what it reads alone: to compare whole Zod types at each of the routes takes the
 * compiler half of its time.
 */
interface Reads<T> {
  readonly _zod: { readonly output: T };
}

interface Shape<P, Q, B, R, A extends Actor> {
  method: 'get' | 'post' | 'put' | 'delete';
  /** Express path below `/api`. */
  path: string;
  params?: Reads<P>;
  query?: Reads<Q>;
  body?: Reads<B>;
  /** The body is bytes, at most this many. */
  uploadLimit?: number;
  /** Largest JSON body, where 200 kB is too little. */
  bodyLimit?: string;
  /** The body may also be a form (RFC 6749). */
  form?: boolean;
  /** Also from elsewhere than our own pages: a secret in its path says who asks, and no session is looked at. */
  fromAnywhere?: true;
  /**
   * Done once for an Idempotency-Key of the caller, in one transaction; a repetition gets the first answer. A function
   * says what makes the same request, where not all of it may be kept, even hashed.
   */
  once?: true | ((input: Input<P, Q, B>) => unknown);
  /** One transaction around the handler. */
  transaction?: true;
  /** The audit row of every use, beside the change; where there is `show`, the reply is what was kept. */
  audit?: (input: Input<P, Q, B>, reply: R & Partial<Kept>) => Noted;
  /**
   * Whose personal data the answer hands to somebody whose data they are not: one audit row for a look, however often it is
   * repeated. Null: nobody's.
   */
  reads?: (input: Input<P, Q, B>, reply: R) => Noted | null;
  /** Also for somebody of a family who sees the own card and discounts alone (004-112, 004-118). */
  forMembers?: true;
  /** Also while a required consent is missing (004-86). */
  whileLocked?: true;
  /** The handler takes the key on, e.g. as the id of an Update. */
  needsIdempotencyKey?: boolean;
  answer: Reads<R> | 'file' | 'events' | 'stream';
  /** What a stream may be, by media type, for the document. */
  streams?: Readonly<Record<string, z.ZodType>>;
  status?: number;
  handle(
    input: Input<P, Q, B>,
    context: Context<A>,
  ): Promise<NoInfer<R> | FileReply | StreamReply | AsyncIterable<string> | Kept>;
  /** Makes the answer after the commit of what `handle` has kept. */
  show?(kept: string, input: Input<P, Q, B>, context: Context<A>): Promise<NoInfer<R>>;
}

/** A route as the table holds it: who may, what comes in, what goes out. */
export interface Route {
  area: Area;
  allow: Allow;
  shape: Omit<Shape<unknown, unknown, unknown, unknown, never>, 'params' | 'query' | 'body' | 'answer'> & {
    params?: z.ZodType;
    query?: z.ZodType;
    body?: z.ZodType;
    answer: z.ZodType | 'file' | 'events' | 'stream';
  };
}

const make =
  <A extends Actor>(area: Area, allow: Allow) =>
  <P, Q, B, R>(shape: Shape<P, Q, B, R, A>): Route => ({ area, allow, shape: shape as unknown as Route['shape'] });

/** Everybody may, signed in or not. */
export const publicRoute = <P, Q, B, R>(
  area: 'resident' | 'operator' | 'partner' | 'desk' | 'station' | 'reader',
  shape: Shape<P, Q, B, R, GuestActor>,
): Route => make<GuestActor>(area, 'everybody')(shape);
/** A signed-in resident, for what is theirs. */
export const residentRoute = <P, Q, B, R>(shape: Shape<P, Q, B, R, ResidentActor>): Route =>
  make<ResidentActor>('resident', 'resident')(shape);
/** Somebody of the office, for what is their own. */
export const staffRoute = <P, Q, B, R>(shape: Shape<P, Q, B, R, OperatorActor>): Route =>
  make<OperatorActor>('operator', 'staff')(shape);
/** Staff with the right. */
export const operatorRoute = <P, Q, B, R>(allow: Permission, shape: Shape<P, Q, B, R, OperatorActor>): Route =>
  make<OperatorActor>('operator', allow)(shape);
export const adminRoute = <P, Q, B, R>(allow: Permission, shape: Shape<P, Q, B, R, OperatorActor>): Route =>
  make<OperatorActor>('admin', allow)(shape);
/** A partner whose token has the scope. */
export const partnerRoute = <P, Q, B, R>(scope: string, shape: Shape<P, Q, B, R, PartnerActor>): Route =>
  make<PartnerActor>('partner', `scope:${scope}`)(shape);
/** Somebody of a partner with the role; a manager may what a cashier may. */
export const deskRoute = <P, Q, B, R>(role: PartnerRole, shape: Shape<P, Q, B, R, DeskActor>): Route =>
  make<DeskActor>('desk', `desk:${role}`)(shape);
/** An enrolled station. */
export const stationRoute = <P, Q, B, R>(shape: Shape<P, Q, B, R, StationActor>): Route =>
  make<StationActor>('station', 'station')(shape);
/** An enrolled device of controllers. */
export const readerRoute = <P, Q, B, R>(shape: Shape<P, Q, B, R, ReaderActor>): Route =>
  make<ReaderActor>('reader', 'reader')(shape);
