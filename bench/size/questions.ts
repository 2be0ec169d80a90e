import { HAND_WRITTEN } from './hand-written.ts';

/** What is asked of the product, and the SQL that a person would write for the same answer. */
export interface Question {
  name: string;
  by: 'clerk' | 'admin' | 'partner' | 'resident';
  path: string;
  body?: object;
  sql: readonly string[];
}

/** Somebody of the town whose card, application and account are looked for. */
export interface Sample {
  card: { id: string; number: string };
  application: number;
  accountId: string;
  issued: string;
}

const NEWEST = 'created_at desc, id desc';
const SENT = `state <> 'draft'`;
const LATEST = `coalesce(submitted_at, 'epoch') desc, id desc`;
const NAMED = (column: string, name: string): string => `${column} like '%${name}%'`;

const clerk = (list: string, what: string, query: string, sql: readonly string[]): Question => ({
  name: `${list}: ${what}`,
  by: 'clerk',
  path: `/api/operator/${list}${query && `?${query}`}`,
  sql,
});
const admin = (what: string, query: string, sql: readonly string[]): Question => ({
  ...clerk('cases', what, query, sql),
  by: 'admin',
  path: `/api/admin/cases${query && `?${query}`}`,
});

/** Every list, search, page and partner call. */
export function questionsAbout({ card, application, accountId, issued }: Sample): Question[] {
  const { applications, cards, messages, cases, tasks } = HAND_WRITTEN;
  const day = `('${issued}'::date)::timestamp at time zone 'Europe/Warsaw'`;
  const onDay = (column: string): string =>
    `(coalesce(${column}, 'epoch') >= ${day} and coalesce(${column}, 'epoch') < ${day} + interval '1 day')`;
  const dayAsShown = issued
    .split('-')
    .map(Number)
    .toReversed()
    .map((part, place) => (place === 1 ? String(part).padStart(2, '0') : part))
    .join('.');
  const ofApplication = `application_id = (select id from applications where number = ${application})`;
  return [
    clerk('tasks', 'all', 'scope=all', tasks('true')),
    clerk('tasks', 'a frequent name', 'scope=all&search=kowalski', tasks(NAMED('a.name_fold', 'kowalski'))),
    clerk('applications', 'newest', '', applications(SENT, LATEST)),
    clerk('applications', 'in a state', 'state=in-review', applications(`state = 'in-review'`, LATEST)),
    clerk(
      'applications',
      'a frequent name',
      'search=kowalski',
      applications(`${SENT} and ${NAMED('name_fold', 'kowalski')}`, LATEST),
    ),
    clerk(
      'applications',
      'a rare name',
      'search=%C5%BCu%C5%BCyk',
      applications(`${SENT} and ${NAMED('name_fold', 'zuzyk')}`, LATEST),
    ),
    clerk(
      'applications',
      'two words',
      'search=wo%C5%BAniak+anna',
      applications(`${SENT} and ${NAMED('name_fold', 'wozniak')} and ${NAMED('name_fold', 'anna')}`, LATEST),
    ),
    clerk(
      'applications',
      'a number',
      `search=${application}`,
      applications(`${SENT} and number::text like '%${application}%'`, LATEST),
    ),
    clerk('applications', 'two letters', 'search=ko', applications(`${SENT} and ${NAMED('name_fold', 'ko')}`, LATEST)),
    clerk(
      'applications',
      'two letters that few have',
      'search=xq',
      applications(`${SENT} and ${NAMED('name_fold', 'xq')}`, LATEST),
    ),
    clerk(
      'applications',
      'a date',
      `search=${dayAsShown}`,
      applications(`${SENT} and ${onDay('submitted_at')}`, LATEST),
    ),
    clerk('cards', 'newest', '', cards('true', NEWEST)),
    clerk('cards', 'by holder', 'sort=holder', cards('true', 'holder_name collate "pl-x-icu", id')),
    clerk('cards', 'in a state', 'state=ready', cards(`state = 'ready'`, NEWEST)),
    clerk('cards', 'a frequent name', 'search=kowalski', cards(NAMED('holder_fold', 'kowalski'), NEWEST)),
    clerk(
      'cards',
      'a number',
      `search=${card.number}`,
      cards(`km_fold(number) = '${card.number.replace('-', '')}'`, NEWEST),
    ),
    clerk('cards', 'two letters that few have', 'search=xq', cards(NAMED('holder_fold', 'xq'), NEWEST)),
    clerk(
      'cards',
      'a date',
      `search=${dayAsShown}`,
      cards(
        `${onDay('issued_at')} or ${onDay('ready_at')} or (created_at >= ${day} and created_at < ${day} + interval '1 day') or coalesce(valid_until, 'infinity') = '${issued}'`,
        NEWEST,
      ),
    ),
    clerk('messages', 'not arrived', 'fate=not-arrived', messages(`state in ('failed', 'undelivered')`, NEWEST)),
    clerk('messages', 'all', '', messages('true', NEWEST)),
    clerk('messages', 'of an application', `search=${application}`, messages(ofApplication, NEWEST)),
    admin('newest', '', cases('true', 'started_at desc, workflow_id collate "pl-x-icu" desc')),
    admin(
      'that run',
      'state=running',
      cases(`state = 'running'`, 'started_at desc, workflow_id collate "pl-x-icu" desc'),
    ),
    admin(
      'in an incident',
      'state=incident',
      cases(
        `workflow_id in (select workflow_id from process_incidents where resolved_at is null)`,
        'started_at desc, workflow_id collate "pl-x-icu" desc',
      ),
    ),
    admin(
      'at a step',
      'search=odebrana',
      cases(
        `workflow_id in (select workflow_id from process_elements where left_at is null and name <> '' and km_fold(name) like '%odebrana%')`,
        'started_at desc, workflow_id collate "pl-x-icu" desc',
      ),
    ),
    admin(
      'of an application',
      `search=${application}`,
      cases(
        `case_id in (select id::text from applications where number::text like '%${application}%')`,
        'started_at desc, workflow_id collate "pl-x-icu" desc',
      ),
    ),
    admin(
      'of a process',
      'search=wydanie',
      cases(
        `process_key in (select process_key from process_definitions where km_fold(name) like '%wydanie%')`,
        'started_at desc, workflow_id collate "pl-x-icu" desc',
      ),
    ),
    {
      name: 'partner: a card by its number',
      by: 'partner',
      path: '/api/partner/card-status',
      body: { number: card.number },
      sql: [
        `select state, valid_until from cards where km_fold(number) = '${card.number.replace('-', '')}'`,
        `select p.code, p.name, held.valid_until from resident_packages as held join packages as p on p.code = held.package_code where held.card_id = '${card.id}'`,
        `insert into audit (actor_kind, act, subject_kind, subject_id) values ('partner', 'card.status', 'card', '${card.id}')`,
      ],
    },
    {
      name: 'resident: own cards',
      by: 'resident',
      path: '/api/resident/cards',
      sql: [
        `select c.* from cards as c join residents as r on r.id = c.resident_id where r.account_id = '${accountId}' and c.state <> 'spoiled'`,
        `select held.card_id, p.code, p.name, held.valid_until from resident_packages as held join packages as p on p.code = held.package_code where held.card_id = '${card.id}'`,
      ],
    },
    {
      name: 'resident: own applications',
      by: 'resident',
      path: '/api/resident/applications',
      sql: [`select * from applications where account_id = '${accountId}' order by created_at desc`],
    },
  ];
}

/** Every list as a file of 10,000 rows. */
export const EXPORTS = [
  { name: 'export of tasks', by: 'clerk', path: '/api/operator/tasks/export' },
  { name: 'export of applications', by: 'clerk', path: '/api/operator/applications/export' },
  { name: 'export of cards', by: 'clerk', path: '/api/operator/cards/export' },
  { name: 'export of messages', by: 'clerk', path: '/api/operator/messages/export' },
  { name: 'export of cases', by: 'admin', path: '/api/admin/cases/export' },
] as const;
