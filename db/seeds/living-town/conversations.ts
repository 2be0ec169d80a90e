import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { City } from '../../src/index.ts';
import type { Holder } from './live-town.ts';

const DAY_MS = 86_400_000;
const ASKED = [
  ['Zniżka na basen', 'Czy zniżka na basen działa też w weekend?', 'Tak, codziennie do godziny zamknięcia kas.'],
  [
    'Karta dla dziecka',
    'Od ilu lat dziecko może mieć własną kartę?',
    'Od urodzenia. Wniosek składa rodzic albo opiekun.',
  ],
  ['Godziny biura', 'Do której jest dziś czynne Biuro Karty?', 'Do 16:00, a w poniedziałki do 18:00.'],
  [
    'Zmiana nazwiska',
    'Zmieniam nazwisko po ślubie. Co z kartą?',
    'Proszę złożyć wniosek o zmianę danych, karta będzie nowa.',
  ],
] as const;
const TOLD = [
  [
    'Biblioteka na Zarzeczu wydaje karty w soboty',
    'Od grudnia kartę odbierzesz tam także w sobotę, od 10:00 do 14:00.',
  ],
  ['Nowi partnerzy programu', 'Dołączyły Muzeum Rzeki i Fryzjer Grzebień. Zniżki znajdziesz w ofercie partnerów.'],
] as const;

/** Closed matters with an answer each, under the keys of those who asked, and what everybody was told. */
export async function addConversations(trx: Knex, { vault, clock }: City, holders: readonly Holder[]): Promise<void> {
  const clerk = await trx('operators').orderBy('email').first('id');
  const before = (days: number): Date => new Date(clock.now().getTime() - days * DAY_MS);
  for (const [index, { accountId, keyId }] of holders.entries()) {
    const [subject, question, answer] = ASKED[index % ASKED.length] ?? ASKED[0];
    const [id, begun] = [randomUUID(), before(20 + index * 3)];
    const sealed = await vault.seal(keyId, { table: 'threads', row: id, column: 'subject' }, subject);
    const thread = { id, accountId, keyId, typeCode: 'question', subject: sealed, state: 'closed' };
    await trx('threads').insert({ ...thread, createdAt: begun, closedAt: before(5 + index * 3) });
    for (const [place, text] of [question, answer].entries()) {
      const message = randomUUID();
      const body = await vault.seal(keyId, { table: 'thread_messages', row: message, column: 'body' }, text);
      const author =
        place === 0 ? { authorKind: 'resident', authorId: accountId } : { authorKind: 'operator', authorId: clerk.id };
      const createdAt = before(20 + index * 3 - place);
      // every third answer was not opened yet
      const readAt = place === 1 && index % 3 === 0 ? null : createdAt;
      await trx('thread_messages').insert({
        id: message,
        threadId: id,
        ...author,
        body,
        key: message,
        createdAt,
        readAt,
      });
    }
  }
  await trx('announcements').insert(
    TOLD.map(([subject, body], index) => ({
      id: randomUUID(),
      subject,
      body,
      operatorId: clerk.id,
      publishedAt: before(2 + 9 * index),
    })),
  );
}
