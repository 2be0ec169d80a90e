import { statusCode, typedStatusCode } from './status-code.ts';

describe('the code of an application (A-16)', () => {
  it('is two groups of four signs that cannot be taken for others', () => {
    const code = statusCode(Uint8Array.from({ length: 32 }, (_none, at) => at * 7));
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('is read however it was typed', () => {
    expect(typedStatusCode(' 7k2m – q9xo ')).toBe('7K2MQ9X0');
    expect(typedStatusCode('IL10-0000')).toBe('11100000');
  });
});
