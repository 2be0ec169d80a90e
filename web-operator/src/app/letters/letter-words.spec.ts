import { LETTER_EVENTS, LETTERS } from '@karta/domain';
import { CHANNEL_WORDS, EVENT_WORDS, FACT_WORDS } from './letter-words.ts';

it.each(LETTER_EVENTS)('%s, its channels and all that it may say have words', (event) => {
  expect(EVENT_WORDS[event]).toBeDefined();
  for (const channel of LETTERS[event].channels) expect(CHANNEL_WORDS[channel]).toBeDefined();
  for (const fact of LETTERS[event].facts) expect(FACT_WORDS[fact]).toBeDefined();
});
