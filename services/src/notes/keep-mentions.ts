import { CardError, isMentioned } from '@karta/domain';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import type { Doer } from '../doer.ts';
import { colleaguesAt, type NotePlace } from './note-place.ts';

/** What somebody of the office writes, and whom it calls, by id. */
export interface WrittenNote {
  readonly text: string;
  readonly mentions?: readonly string[] | undefined;
}

/** Columns that a note of each place is known by. */
export const NOTE_COLUMN = { application: 'applicationNoteId', thread: 'threadNoteId' } as const;

/**
 * Keeps whom a note calls and tells their open screens. It gives nobody a right: whoever is called opens the place already.
 *
 * @throws CardError MENTION_REFUSED for who may not, and for a name that does not stand in the text
 */
export async function keepMentions(
  trx: Knex,
  place: NotePlace,
  noteId: string,
  { text, mentions = [] }: WrittenNote,
  by: Doer,
): Promise<void> {
  if (mentions.length === 0) return;
  const colleagues = await colleaguesAt(trx, place, by.id);
  const called = mentions.map((id) => colleagues.find((each) => each.id === id));
  const rows = called.map((colleague) => {
    if (!colleague || !isMentioned(text, colleague.name)) throw new CardError('MENTION_REFUSED');
    const { id, name } = colleague;
    return { id: randomUUID(), operatorId: id, name, [NOTE_COLUMN[place.kind]]: noteId, at: by.now };
  });
  await trx('note_mentions').insert(rows);
  // heard by api/src/city-events.ts
  await trx.raw("select pg_notify('karta_tasks', ?)", [`mention ${mentions.join(' ')}`]);
}
