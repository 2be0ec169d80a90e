import type { Mention, OfficeNote } from '@karta/contracts';
import type { Knex } from 'knex';
import { NOTE_COLUMN } from './keep-mentions.ts';
import type { NotePlace } from './note-place.ts';

/** More are not shown at once; the unread ones have a view of their own. */
const MOST_SHOWN = 100;

/** Where a person of the office was called, the newest first; who wrote it, when and where, and nothing of the text. */
export async function mentionsOf(knex: Knex, operatorId: string, show: 'unread' | 'all'): Promise<Mention[]> {
  const rows = knex('note_mentions as m')
    .leftJoin('application_notes as an', 'an.id', 'm.application_note_id')
    .leftJoin('applications as a', 'a.id', 'an.application_id')
    .leftJoin('thread_notes as tn', 'tn.id', 'm.thread_note_id')
    .leftJoin('threads as t', 't.id', 'tn.thread_id')
    .joinRaw('join operators as o on o.id = coalesce(an.operator_id, tn.operator_id)')
    .where('m.operator_id', operatorId)
    .orderBy([
      { column: 'm.at', order: 'desc' },
      { column: 'm.id', order: 'desc' },
    ])
    .limit(MOST_SHOWN)
    .select('m.id', 'm.at', 'm.read_at', { by: 'o.name' })
    .select(knex.raw("case when a.id is null then 'thread' else 'application' end as kind"))
    .select(knex.raw('coalesce(a.id, t.id) as place_id, coalesce(a.number, t.number)::int as number'));
  if (show === 'unread') void rows.whereNull('m.read_at');
  return ((await rows) as Row[]).map(({ id, at, by, readAt, kind, placeId, number }) => ({
    ...{ id, by, at: at.toISOString(), isRead: readAt !== null },
    place: { kind, id: placeId, number },
  }));
}

interface Row {
  id: string;
  at: Date;
  by: string;
  readAt: Date | null;
  kind: NotePlace['kind'];
  placeId: string;
  number: number;
}

/** In how many notes somebody is called that they have not opened. */
export async function countUnreadMentions(knex: Knex, operatorId: string): Promise<number> {
  const [row] = await knex('note_mentions').where({ operatorId }).whereNull('readAt').count({ unread: '*' });
  return Number(row?.['unread'] ?? 0);
}

/** From now on this person has read what calls them at the place, without one everywhere, up to the moment of `until`. */
export async function readMentions(
  knex: Knex,
  operatorId: string,
  { place, until, now }: { place?: Pick<NotePlace, 'kind' | 'id'> | undefined; until: string; now: Date },
): Promise<void> {
  const unread = knex('note_mentions').where({ operatorId }).whereNull('readAt').where('at', '<=', until);
  if (place?.kind === 'application') {
    const notes = knex('application_notes').where({ applicationId: place.id }).select('id');
    void unread.whereIn('applicationNoteId', notes);
  } else if (place) {
    void unread.whereIn('threadNoteId', knex('thread_notes').where({ threadId: place.id }).select('id'));
  }
  await unread.update({ readAt: now });
}

/** Whom each of the notes calls, and whether it waits for whoever looks. */
export async function mentionsIn(
  knex: Knex,
  kind: NotePlace['kind'],
  noteIds: readonly string[],
  viewerId: string,
): Promise<(noteId: string) => Pick<OfficeNote, 'mentions' | 'isForYou'>> {
  const column = NOTE_COLUMN[kind];
  const rows: { noteId: string; name: string; operatorId: string; readAt: Date | null }[] = await knex('note_mentions')
    .whereIn(column, noteIds)
    .orderBy('name')
    .select('name', 'operatorId', 'readAt', { noteId: column });
  return (noteId) => {
    const own = rows.filter((row) => row.noteId === noteId);
    return {
      mentions: own.map(({ name }) => name),
      isForYou: own.some(({ operatorId, readAt }) => operatorId === viewerId && readAt === null),
    };
  };
}
