import { HttpErrorResponse } from '@angular/common/http';
import { sentenceFor } from './problem-sentences.ts';
import { toProblem } from './problem.ts';
import { ERROR_STATUS } from '@karta/domain';

describe('a failed request', () => {
  it('carries the code that the server named', () => {
    // given
    const failure = new HttpErrorResponse({
      status: 409,
      error: { code: 'ALREADY_DECIDED', by: 'Ewa', status: 409, title: '', type: '' },
    });

    // then
    expect(toProblem(failure)).toMatchObject({ code: 'ALREADY_DECIDED', by: 'Ewa' });
  });

  it('is a lost connection when nothing answered', () => {
    expect(toProblem(new HttpErrorResponse({ status: 0 })).code).toBe('NO_CONNECTION');
  });

  it('survives an answer that is no problem at all', () => {
    expect(toProblem(new HttpErrorResponse({ status: 502, error: '<html>' })).code).toBe('INTERNAL');
  });

  it('has a sentence of its own for every code that a screen can meet', () => {
    // given
    const general = sentenceFor('INTERNAL');
    const machineOnly = [
      'METHOD_NOT_ALLOWED',
      'INTERNAL',
      'IDEMPOTENCY_KEY_REQUIRED',
      'STALE_CLAIM',
      // Incidents of a process: the office reads them as such.
      'CHIP_ALREADY_USED',
      'CHIP_UNREADABLE',
      'CARD_STOPPED',
      'NOT_IN_REGISTER',
      'STATE_UNKNOWN',
      // What a partner's till is told.
      'CARD_BLOCKED',
      'CARD_EXPIRED',
      'CARD_INACTIVE',
      'DISCOUNT_NOT_FOUND',
      'DISCOUNT_NOT_VALID',
      'DISCOUNT_NOT_HELD',
      'INVALID_CLIENT',
      'INVALID_SCOPE',
      'INSUFFICIENT_SCOPE',
    ];

    // when
    const mute = Object.keys(ERROR_STATUS).filter(
      (code) => !machineOnly.includes(code) && sentenceFor(code) === general,
    );

    // then
    expect(mute).toEqual([]);
  });
});
