import { SetupError, tellError, tellInShort } from './told-error.ts';

const quoting = Object.assign(new Error('Failing row contains (Wyciekosława, 44051401458)'), {
  code: '23514',
  table: 'residents',
  constraint: 'residents_check',
  detail: 'Failing row contains (Wyciekosława)',
});

describe('what an error may carry', () => {
  it('is its kind, code and place, and none of its words', () => {
    expect(tellError(quoting)).toMatchObject({
      kind: 'Error',
      code: '23514',
      table: 'residents',
      constraint: 'residents_check',
    });
    expect(JSON.stringify(tellError(quoting))).not.toMatch(/Wyciekosława|44051401458/);
    expect(tellInShort(quoting)).toBe('Error 23514 residents residents_check');
  });

  it('leaves out words of an error that has several lines, and what stands where a code should', () => {
    const odd = Object.assign(new Error('first line\n  Wyciekosława at home\nlast line'), {
      code: 'Jan Kowalski, Rzeczna 3',
    });
    expect(JSON.stringify(tellError(odd))).not.toMatch(/Wyciekosława|Kowalski/);
  });

  it('has the code of the driver where Objection wraps its error', () => {
    const wrapped = Object.assign(new Error(), {
      name: 'CheckViolationError',
      nativeError: quoting,
      table: 'residents',
    });
    expect(tellInShort(wrapped)).toBe('CheckViolationError 23514 residents');
  });

  it('has a sentence where the sentence is ours', () => {
    expect(tellError(new SetupError('Set SMTP_URL.'))).toMatchObject({ kind: 'SetupError', sentence: 'Set SMTP_URL.' });
  });

  it('is a type for what is no error', () => {
    expect(tellError('Jan Kowalski')).toEqual({ kind: 'string' });
  });
});
