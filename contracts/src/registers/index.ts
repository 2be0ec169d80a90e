import { APPLICATIONS } from './applications.ts';
import { AUDIT } from './audit.ts';
import { CAMPAIGN_RECIPIENTS } from './campaign-recipients.ts';
import { CARDS } from './cards.ts';
import { CASES } from './cases.ts';
import { DOCUMENTS } from './documents.ts';
import { MESSAGES } from './messages.ts';
import { PARTNERS } from './partners.ts';
import { RESIDENTS } from './residents.ts';
import { SPOILED_BLANKS } from './spoiled-blanks.ts';
import { TASKS } from './tasks.ts';
import { THREADS } from './threads.ts';

/** All registers of the office. */
export const REGISTERS = [
  TASKS,
  APPLICATIONS,
  RESIDENTS,
  CARDS,
  CASES,
  MESSAGES,
  THREADS,
  AUDIT,
  DOCUMENTS,
  PARTNERS,
  SPOILED_BLANKS,
  CAMPAIGN_RECIPIENTS,
] as const;

export { APPLICATIONS } from './applications.ts';
export { AUDIT, AUDIT_ACTORS, AUDIT_KINDS } from './audit.ts';
export { CAMPAIGN_RECIPIENTS } from './campaign-recipients.ts';
export { CARDS } from './cards.ts';
export { CASE_STATES, CASES } from './cases.ts';
export { DOCUMENT_STATES, DOCUMENTS } from './documents.ts';
export { MESSAGE_CHANNELS, MESSAGE_FATES, MESSAGE_STATES, MESSAGES } from './messages.ts';
export { PARTNER_STATES, PARTNERS } from './partners.ts';
export { RESIDENTS } from './residents.ts';
export { SPOILED_BLANKS } from './spoiled-blanks.ts';
export { TASKS } from './tasks.ts';
export { THREAD_STATES, THREADS } from './threads.ts';
export { fieldOf, fieldsOf } from './register.ts';
export type { Column, ColumnKey, FilterKey, FiltersOf, Register, RowOf } from './register.ts';
