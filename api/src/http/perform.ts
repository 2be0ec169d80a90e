import { actOnce, writeAudit, type AuditEntry, type City, type IntendedAct } from '@karta/db';
import type { Knex } from 'knex';
import type { Actor } from './actor.ts';
import type { Context, Input, Noted, Route } from './definition.ts';
import { noteLook } from './first-look.ts';

type AnyInput = Input<unknown, unknown, unknown>;

/** Runs a route's handler as its shape says: once for a key, in one transaction, with its audit row. */
export async function perform(
  { shape }: Route,
  input: AnyInput,
  context: Omit<Context<Actor>, 'trx'>,
): Promise<unknown> {
  const { city, actor } = context;
  const act = async (trx: Knex): Promise<unknown> => {
    const reply = await shape.handle(input, { ...context, trx } as Context<never>);
    const noted = shape.audit?.(input, reply as never);
    if (noted) await writeAudit(trx, { ...actorOf(actor), ...noted });
    return reply;
  };
  const reply = await (shape.once
    ? actOnce(city.knex, { ...intendedBy(actor), key: input.idempotencyKey, request: requestOf(shape, input) }, act)
    : shape.transaction
      ? city.knex.transaction(act)
      : act(city.knex));
  const shown = shape.show
    ? await shape.show((reply as { kept: string }).kept, input, { ...context, trx: city.knex } as Context<never>)
    : reply;
  const read = shape.reads?.(input, shown as never);
  if (read) await recordLook(city, actor, read);
  return shown;
}

/** Who looked at what, once for a look. What cannot be recorded is not shown. */
async function recordLook(city: City, actor: Actor, noted: Noted): Promise<void> {
  await noteLook(city, ownerOf(actor), noted, () => writeAudit(city.knex, { ...actorOf(actor), ...noted }));
}

/** That somebody was refused, once in a while: whoever tries doors tries them often. */
export async function recordRefusal(city: City, actor: Actor, { area, shape }: Route, code: string): Promise<void> {
  const subjectId = `${shape.method} ${shape.path}`;
  const noted = { act: 'access.refuse', subjectKind: 'route', subjectId, facts: { area, code } } as const;
  await recordLook(city, actor, noted);
}

/** What a repetition has to ask again; a route says itself which part may be kept, where not all of it may. */
function requestOf({ method, path, once }: Route['shape'], input: AnyInput): unknown {
  return [method, path, typeof once === 'function' ? once(input) : [input.params, input.query, input.body]];
}

/** Programs of partners are told that the first is still running; who sits at a screen waits for its answer. */
const intendedBy = (actor: Actor): Pick<IntendedAct, 'owner' | 'isImpatient'> => ({
  owner: ownerOf(actor),
  isImpatient: actor.kind === 'partner',
});

/** Who acts, as ids. */
export const ownerOf = (actor: Actor): string => `${actor.kind}:${actorOf(actor).actorId}`;

function actorOf(actor: Actor): Pick<AuditEntry, 'actorKind' | 'actorId' | 'actsFor'> {
  switch (actor.kind) {
    case 'resident':
      return { actorKind: 'resident', actorId: actor.holderId, actsFor: actor.actsFor?.memberId ?? null };
    case 'operator':
      return { actorKind: 'operator', actorId: actor.operatorId };
    case 'partner':
      return { actorKind: 'partner', actorId: actor.partnerId };
    case 'partner-person':
      return { actorKind: 'partner-person', actorId: actor.personId };
    case 'station':
      return { actorKind: 'station', actorId: actor.stationId };
    case 'reader':
      return { actorKind: 'reader', actorId: actor.readerId };
    case 'guest':
      return { actorKind: 'system', actorId: null };
    default:
      return actor satisfies never;
  }
}
