import { ERROR_STATUS } from '@karta/domain';
import { addSentences, sentenceFor } from '@karta/web-shared';
import { OFFICE_SENTENCES } from './office-sentences.ts';

beforeAll(() => addSentences(OFFICE_SENTENCES));

describe('a code of an error', () => {
  it('has a sentence of its own for every code that a screen can meet', () => {
    // given
    const general = sentenceFor('INTERNAL');
    const machineOnly = [
      'METHOD_NOT_ALLOWED',
      'INTERNAL',
      'IDEMPOTENCY_KEY_REQUIRED',
      'IDEMPOTENCY_KEY_BUSY',
      'STALE_CLAIM',
      'STATION_CODE_REFUSED',
      'CHIP_TALK_OVER',
      'CHIP_NOT_ENCODED',
      // What the page of a reader says itself.
      'READER_CODE_REFUSED',
      'READER_REVOKED',
      'READER_LOCKED',
      'READER_PIN_WRONG',
      'READER_PIN_UNSET',
      'READER_SHIFT_OVER',
      // Incidents of a process: the office reads them as such.
      'CHIP_ALREADY_USED',
      'CHIP_UNREADABLE',
      'CARD_STOPPED',
      'NOT_IN_REGISTER',
      'STATE_UNKNOWN',
      // What a partner's till is told.
      'CARD_CODE_WRONG',
      'CARD_CODE_EXPIRED',
      'CARD_CODE_STALE',
      'CARD_BLOCKED',
      'CARD_EXPIRED',
      'CARD_INACTIVE',
      'DISCOUNT_NOT_FOUND',
      'DISCOUNT_NOT_VALID',
      'DISCOUNT_NOT_HELD',
      // What people of partners meet at their desk alone.
      'OWN_PARTNER_ACCOUNT',
      'REDEMPTION_REVERSED',
      'REVERSAL_TOO_LATE',
      'REVERSAL_NOT_OWN',
      'OFFER_OPEN',
      'TOO_MANY_OFFERS',
      'INVALID_CLIENT',
      'INVALID_SCOPE',
      'INSUFFICIENT_SCOPE',
      'NOT_ACCEPTABLE',
      'TEST_KEY_REFUSED',
    ];

    // when
    const mute = Object.keys(ERROR_STATUS).filter(
      (code) => !machineOnly.includes(code) && sentenceFor(code) === general,
    );

    // then
    expect(mute).toEqual([]);
  });

  it('has one sentence alone', () => {
    for (const [code, sentence] of Object.entries(OFFICE_SENTENCES)) expect(sentenceFor(code)).toBe(sentence);
  });
});
