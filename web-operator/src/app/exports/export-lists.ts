import type { ListName } from '@karta/contracts';
import { APPLICATION_LIST } from '../applications/application-columns.ts';
import { AUDIT_LIST } from '../audit/audit-columns.ts';
import { PARTNER_LIST } from '../catalogues/partner-columns.ts';
import { CARD_LIST } from '../cards/card-columns.ts';
import type { ListKind } from '../lists/list-kind.ts';
import { DOCUMENT_LIST } from '../residents/document-columns.ts';
import { MESSAGE_LIST } from '../messages/message-columns.ts';
import { CASE_LIST } from '../processes/case-columns.ts';
import { RESIDENT_LIST } from '../residents/resident-columns.ts';
import { RECIPIENT_LIST } from '../campaigns/recipient-columns.ts';
import { SPOILED_BLANK_LIST } from '../production/spoiled-blank-columns.ts';
import { TASK_LIST } from '../tasks/task-columns.ts';
import { THREAD_LIST } from '../threads/thread-columns.ts';

/** A list that can be taken as a file, and how it is called. */
interface FiledList {
  readonly word: string;
  readonly kind: ListKind<never>;
}

const filed = (word: string, kind: unknown): FiledList => ({ word, kind: kind as ListKind<never> });

/** All of them. */
export const FILED_LISTS: Readonly<Record<ListName, FiledList>> = {
  applications: filed('Wnioski', APPLICATION_LIST),
  audit: filed('Dziennik', AUDIT_LIST),
  cards: filed('Karty', CARD_LIST),
  cases: filed('Procesy', CASE_LIST),
  documents: filed('Dokumenty', DOCUMENT_LIST),
  messages: filed('Wiadomości', MESSAGE_LIST),
  partners: filed('Partnerzy', PARTNER_LIST),
  residents: filed('Mieszkańcy', RESIDENT_LIST),
  'spoiled-blanks': filed('Zepsute blankiety', SPOILED_BLANK_LIST),
  'campaign-recipients': filed('Odbiorcy kampanii', RECIPIENT_LIST),
  tasks: filed('Zadania', TASK_LIST),
  threads: filed('Sprawy', THREAD_LIST),
};
