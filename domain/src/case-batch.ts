/** What an administrator does to many cases at once. */
export const CASE_BATCH_ACTS = [
  'retry-incident',
  'skip-incident',
  'suspend-case',
  'resume-case',
  'cancel-case',
  'migrate-case',
] as const;
export type CaseBatchAct = (typeof CASE_BATCH_ACTS)[number];

/** `asked`: waits for a second person. */
export const CASE_BATCH_STATES = ['asked', 'running', 'paused', 'ended'] as const;
export type CaseBatchState = (typeof CASE_BATCH_STATES)[number];

/** `sent`: the case has it and has not answered. `withdrawn`: the batch was broken off before its turn. */
export const CASE_BATCH_ITEM_STATES = ['waiting', 'sent', 'done', 'refused', 'withdrawn'] as const;
export type CaseBatchItemState = (typeof CASE_BATCH_ITEM_STATES)[number];

/** The most cases of one batch: each is a row, and the screen tells of each. */
export const MOST_CASES_IN_BATCH = 10_000;
