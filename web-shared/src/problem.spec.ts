import { HttpErrorResponse } from '@angular/common/http';
import { toProblem } from './problem.ts';

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

  it('carries it also where bytes were asked for', () => {
    const error = new TextEncoder().encode('{"code":"CARD_STOPPED"}').buffer;
    expect(toProblem(new HttpErrorResponse({ status: 409, error })).code).toBe('CARD_STOPPED');
  });

  it('is a lost connection when nothing answered', () => {
    expect(toProblem(new HttpErrorResponse({ status: 0 })).code).toBe('NO_CONNECTION');
  });

  it('survives an answer that is no problem at all', () => {
    expect(toProblem(new HttpErrorResponse({ status: 502, error: '<html>' })).code).toBe('INTERNAL');
  });
});
