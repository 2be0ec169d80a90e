import type { OfficeNote } from '@karta/contracts';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import type { Doer } from '../doer.ts';
import { keepMentions, type WrittenNote } from './keep-mentions.ts';
import { mentionsIn } from './mentions-of.ts';
import type { NotePlace } from './note-place.ts';

/** Keeps a remark about an application with whom it calls; returns its id. @throws CardError MENTION_REFUSED */
export async function noteOnApplication(trx: Knex, place: NotePlace, note: WrittenNote, by: Doer): Promise<string> {
  const id = randomUUID();
  await trx('application_notes').insert({
    id,
    applicationId: place.id,
    operatorId: by.id,
    text: note.text,
    at: by.now,
  });
  await keepMentions(trx, place, id, note, by);
  return id;
}

/** What the office has noted about an application, the oldest first, as this person of the office sees it. */
export async function notesOnApplication(knex: Knex, applicationId: string, viewerId: string): Promise<OfficeNote[]> {
  const rows: { id: string; at: Date; by: string; text: string }[] = await knex('application_notes as n')
    .join('operators as o', 'o.id', 'n.operator_id')
    .where({ applicationId })
    .orderBy('n.at')
    .select('n.id', 'n.at', 'n.text')
    .select({ by: 'o.name' });
  const ids = rows.map(({ id }) => id);
  const mentions = await mentionsIn(knex, 'application', ids, viewerId);
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), ...mentions(row.id) }));
}
