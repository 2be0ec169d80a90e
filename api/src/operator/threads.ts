import {
  ColleagueList,
  Id,
  NewThreadNote,
  OfficeNote,
  OfficeThread,
  ThreadResumed,
  ThreadTypeList,
} from '@karta/contracts';
import { THREADS } from '@karta/contracts/registers';
import type { City, Task, Thread } from '@karta/db';
import { ANSWER_THREAD, CardError, mayOn } from '@karta/domain';
import {
  asId,
  colleaguesAt,
  findAbsentHolder,
  holderOfThread,
  noteOnThread,
  openForOffice,
  resumeThread,
  taskOfThread,
  THREADS_IN_SQL,
  unsentFilesOf,
} from '@karta/services';
import * as z from 'zod';
import type { OperatorActor } from '../http/actor.ts';
import { operatorRoute } from '../http/definition.ts';
import { hiddenNames } from '../lists/hidden-columns.ts';
import { registerRoutes } from '../lists/register-routes.ts';
import { asDoer } from './as-doer.ts';
import { ofAbsent } from './stand-in.ts';

const OfThread = z.object({ id: Id });

/** The register of conversations and the same for a file. */
export const threadRoutes = registerRoutes(THREADS_IN_SQL, {
  narrow: (rows, { whose }, { actor, city }) => {
    const absent = ofAbsent(actor, city.clock.today(), 'asked');
    if (whose === 'mine')
      void rows.whereRaw(`(asked.assignee_id = ? or ${absent.sql})`, [actor.operatorId, ...absent.bindings]);
    if (whose === 'free') void rows.where('asked.state', 'open').whereRaw(`${asId('asked.assignee_id')} is null`);
  },
});

/** What the list may be narrowed to; closed types have conversations too. */
export const threadTypes = operatorRoute('thread.read', {
  method: 'get',
  path: '/operator/thread-types',
  answer: ThreadTypeList,
  handle: async (_input, { city }) => ({
    types: await city.knex('thread_types').orderBy(['position', 'name']).select('code', 'name'),
  }),
});

/** One conversation with what is needed to answer it; from now on the office has read it. */
export const officeThread = operatorRoute('thread.read', {
  method: 'get',
  path: '/operator/threads/:id',
  params: OfThread,
  reads: ({ params }) => ({ act: 'thread.read', subjectKind: 'thread', subjectId: params.id }),
  answer: OfficeThread,
  async handle({ params }, { city, actor }) {
    const { thread, view } = await openForOffice(city, params.id, actor.operatorId);
    const task = await taskOfThread(city, thread.id);
    return {
      ...view,
      ...(await seenHolder(city, actor, thread)),
      task: task ? await taskFor(city, actor, task) : null,
    };
  },
});

/** A remark for colleagues; the resident does not see it. */
export const noteThread = operatorRoute('task.complete', {
  method: 'post',
  path: '/operator/threads/:id/notes',
  params: OfThread,
  body: NewThreadNote,
  once: true,
  audit: ({ params }, { kept }) => ({
    act: 'thread.note',
    subjectKind: 'thread',
    subjectId: params.id,
    facts: { noteId: kept },
  }),
  answer: OfficeNote,
  async handle({ params: { id: threadId }, body }, { city, actor, trx }) {
    requireReader(actor);
    return { kept: await noteOnThread(trx, city, threadId, body, asDoer(actor, city)) };
  },
  async show(id, { params }, { city, actor }) {
    const { view } = await openForOffice(city, params.id, actor.operatorId);
    const note = view.notes.find((each) => each.id === id);
    if (!note) throw new CardError('NOT_FOUND');
    return note;
  },
});

/** Whom a remark about it may call: who reads conversations by rights of their own. */
export const threadColleagues = operatorRoute('task.complete', {
  method: 'get',
  path: '/operator/threads/:id/colleagues',
  params: OfThread,
  answer: ColleagueList,
  async handle({ params: { id } }, { city, actor }) {
    const mayRead = actor.permissions.includes('thread.read');
    if (!mayRead || !(await city.knex('threads').where({ id }).first('id'))) throw new CardError('NOT_FOUND');
    const found = await colleaguesAt(city.knex, { kind: 'thread', id, pickupPointId: null }, actor.operatorId);
    return { colleagues: found.map(({ id: colleagueId, name, unit }) => ({ id: colleagueId, name, unit })) };
  },
});

/** The office writes although nobody waits for it, or opens again what was closed: its case asks for an answer. */
export const resumeOfficeThread = operatorRoute('task.complete', {
  method: 'post',
  path: '/operator/threads/:id/resume',
  params: OfThread,
  once: true,
  answer: ThreadResumed,
  async handle({ params: { id } }, { city, actor, trx }) {
    requireReader(actor);
    await resumeThread(trx, city, id, asDoer(actor, city));
    return { id };
  },
});

/** Whoever acts on a conversation may read it. */
function requireReader({ permissions }: OperatorActor): void {
  if (!permissions.includes('thread.read')) throw new CardError('FORBIDDEN');
}

/** The name where no role hides it, the cards where the person may read them. */
async function seenHolder(
  city: City,
  actor: OperatorActor,
  thread: Thread,
): Promise<Pick<OfficeThread, 'residentName' | 'cards'>> {
  const { residentName, cards } = await holderOfThread(city, thread);
  const isNamed = !hiddenNames(actor, THREADS).includes('resident');
  return { ...(isNamed && { residentName }), ...(actor.permissions.includes('card.read') && { cards }) };
}

async function taskFor(city: City, actor: OperatorActor, task: Task): Promise<NonNullable<OfficeThread['task']>> {
  const isMine = task.assigneeId === actor.operatorId;
  const absent = await findAbsentHolder(city.knex, actor, task, city.clock.today());
  const isHeld = isMine || absent !== undefined;
  const assigneeId = absent ? actor.operatorId : (task.assigneeId ?? actor.operatorId);
  const mayDo = mayOn(actor, 'task.complete', { ...task, assigneeId });
  const who = task.assigneeId && (await city.knex('operators').where('id', task.assigneeId).first('name'));
  return {
    id: task.id,
    isMine,
    assigneeName: who ? who.name : null,
    canClaim: mayDo && task.assigneeId === null,
    canAnswer: mayDo && isHeld && task.form === ANSWER_THREAD,
    attachments: isHeld ? await unsentFilesOf(city.knex, task.id) : [],
  };
}
