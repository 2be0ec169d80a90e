import { Secret } from 'otpauth';
import { newTotpSecret, totpAddress, totpStep } from './totp.ts';

/** RFC 6238, appendix B: the ASCII secret, and the last six digits of its SHA-1 codes. */
const SECRET = Secret.fromUTF8('12345678901234567890').base32;

describe('a code of an app', () => {
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [1_234_567_890, '005924', 41_152_263],
    [2_000_000_000, '279037', 66_666_666],
  ])('is that of RFC 6238 at %d seconds', (seconds, code, step) => {
    expect(totpStep(SECRET, code, new Date(seconds * 1000))).toBe(step);
  });

  it('counts half a minute early and late, under its own step, and no longer', () => {
    expect(totpStep(SECRET, '287082', new Date(89_000))).toBe(1);
    expect(totpStep(SECRET, '287082', new Date(29_000))).toBe(1);
    expect(totpStep(SECRET, '287082', new Date(120_000))).toBeUndefined();
  });

  it('is wrong when it is none', () => {
    for (const code of ['', '28708', '28708a', '2870821', '000000'])
      expect(totpStep(SECRET, code, new Date(59_000))).toBeUndefined();
  });
});

describe('a new secret', () => {
  it('has 160 bits, and an address that apps read', () => {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const address = totpAddress(secret, { issuer: 'Nowa Rzeczna', label: 'ewa@urzad.example' });
    expect(address).toMatch(/^otpauth:\/\/totp\/Nowa%20Rzeczna:ewa%40urzad.example\?/);
    expect(address).toContain(`secret=${secret}`);
  });
});
