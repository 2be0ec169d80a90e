import { ColleagueList, Id, NewApplicationNote, OfficeNote } from '@karta/contracts';
import { Application } from '@karta/db';
import { CardError, mayOn } from '@karta/domain';
import { colleaguesAt, noteOnApplication, notesOnApplication, type NotePlace } from '@karta/services';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { OperatorActor } from '../http/actor.ts';
import { operatorRoute } from '../http/definition.ts';
import { asDoer } from './as-doer.ts';

const OfApplication = z.object({ id: Id });

/** Adds a remark for colleagues and calls some of them (C-7); the same key adds it once. */
export const addNote = operatorRoute('task.complete', {
  method: 'post',
  path: '/operator/applications/:id/notes',
  params: OfApplication,
  body: NewApplicationNote,
  once: true,
  audit: ({ params }, { kept }) => ({
    act: 'application.note',
    subjectKind: 'application',
    subjectId: params.id,
    facts: { noteId: kept },
  }),
  answer: OfficeNote,
  async handle({ params, body }, { city, actor, trx }) {
    const place = await getOwnPlace(trx, actor, params.id);
    return { kept: await noteOnApplication(trx, place, body, asDoer(actor, city)) };
  },
  async show(id, { params }, { city, actor }) {
    const notes = await notesOnApplication(city.knex, params.id, actor.operatorId);
    const note = notes.find((each) => each.id === id);
    if (!note) throw new CardError('NOT_FOUND');
    return note;
  },
});

/** Whom a note about it may call: who opens the application by rights of their own. */
export const applicationColleagues = operatorRoute('task.complete', {
  method: 'get',
  path: '/operator/applications/:id/colleagues',
  params: OfApplication,
  answer: ColleagueList,
  async handle({ params }, { city, actor }) {
    const place = await getOwnPlace(city.knex, actor, params.id);
    const found = await colleaguesAt(city.knex, place, actor.operatorId);
    return { colleagues: found.map(({ id, name, unit }) => ({ id, name, unit })) };
  },
});

/** @throws CardError NOT_FOUND, also for an application that this person may not work on */
async function getOwnPlace(knex: Knex, actor: OperatorActor, id: string): Promise<NotePlace> {
  const application = await Application.query(knex)
    .findById(id)
    .whereNot('state', 'draft')
    .select('id', 'pickupPointId');
  const { pickupPointId } = application ?? { pickupPointId: null };
  if (!application || !mayOn(actor, 'task.complete', { pickupPointId, assigneeId: actor.operatorId }))
    throw new CardError('NOT_FOUND');
  return { kind: 'application', id, pickupPointId };
}
