import { pluralForm } from '@karta/web-shared';

/** „1 blankiet”, „95 blankietów” */
export const blanksWord = (count: number): string =>
  `${count.toLocaleString('pl')} ${pluralForm(count, 'blankiet', 'blankiety', 'blankietów')}`;
