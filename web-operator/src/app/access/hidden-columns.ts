import { APPLICATION_LIST } from '../applications/application-columns.ts';
import { AUDIT_LIST } from '../audit/audit-columns.ts';
import { CARD_LIST } from '../cards/card-columns.ts';
import { PARTNER_LIST } from '../catalogues/partner-columns.ts';
import { MESSAGE_LIST } from '../messages/message-columns.ts';
import { CASE_LIST } from '../processes/case-columns.ts';
import { DOCUMENT_LIST } from '../residents/document-columns.ts';
import { RESIDENT_LIST } from '../residents/resident-columns.ts';
import { SPOILED_BLANK_LIST } from '../production/spoiled-blank-columns.ts';
import { TASK_LIST } from '../tasks/task-columns.ts';
import { THREAD_LIST } from '../threads/thread-columns.ts';

const MENU_WORDS = {
  tasks: 'Zadania',
  applications: 'Wnioski',
  residents: 'Mieszkańcy',
  documents: 'Dokumenty',
  cards: 'Karty',
  messages: 'Wiadomości',
  cases: 'Procesy',
  audit: 'Dziennik',
  partners: 'Partnerzy',
  'spoiled-blanks': 'Zepsute blankiety',
  'campaign-recipients': 'Odbiorcy kampanii',
  threads: 'Sprawy',
} as const;

/** What a role may be kept from seeing: every column of every register, as the lists call it. */
export const HIDDEN_COLUMNS = [
  TASK_LIST,
  APPLICATION_LIST,
  RESIDENT_LIST,
  DOCUMENT_LIST,
  CARD_LIST,
  MESSAGE_LIST,
  CASE_LIST,
  THREAD_LIST,
  PARTNER_LIST,
  SPOILED_BLANK_LIST,
  AUDIT_LIST,
].map(({ list, columns }) => ({
  register: list,
  word: MENU_WORDS[list],
  columns: columns.map(({ key, word }) => ({ code: `${list}.${key}`, word })),
}));

export const COLUMN_CODES = HIDDEN_COLUMNS.flatMap(({ columns }) => columns.map(({ code }) => code));
