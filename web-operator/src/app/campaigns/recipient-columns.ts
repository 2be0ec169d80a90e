import { CAMPAIGN_RECIPIENTS } from '@karta/contracts/registers';
import { listOf } from '../lists/list-kind.ts';
import { reasonWord, RECIPIENT_WORDS, SKIP_WORDS } from './campaign-words.ts';

const CHANNELS = { mail: 'E-mail', sms: 'SMS' };

/** Everybody whom a campaign meant. */
export const RECIPIENT_LIST = listOf(CAMPAIGN_RECIPIENTS, {
  noun: ['odbiorca', 'odbiorców', 'odbiorców'],
  nameOf: ({ name }) => `odbiorca ${name}`,
  views: { all: 'Wszyscy', failed: 'Niedostarczone', skipped: 'Pominięci' },
  columns: {
    name: 'Nazwisko i imię',
    channel: 'Kanał',
    state: 'Stan',
    reason: 'Dlaczego',
    handed: 'Oddano do wysłania',
    settled: 'Rozstrzygnięto',
    parts: 'Części SMS',
    tries: 'Prób',
  },
  codes: { channel: CHANNELS, state: RECIPIENT_WORDS },
  texts: { reason: ({ reason }) => reasonWord(reason) },
  filters: {
    state: { word: 'Stan', choices: RECIPIENT_WORDS },
    channel: { word: 'Kanał', choices: CHANNELS },
    why: { word: 'Pominięci', choices: SKIP_WORDS },
  },
});
