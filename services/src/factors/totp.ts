import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
/** Clocks of phones are not exact: the code before and the one after count as well (RFC 6238, 5.2). */
const WINDOW = 1;

const totpOf = (secret: string, about: { issuer?: string; label?: string } = {}): TOTP =>
  new TOTP({ ...about, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS, secret: Secret.fromBase32(secret) });

/** A new secret of 160 random bits (RFC 4226, 4), as apps take it when it is typed. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that a QR code for an app holds. */
export function totpAddress(secret: string, about: { issuer: string; label: string }): string {
  return totpOf(secret, about).toString();
}

/** The step of time to which a code belongs; `undefined` for one that is wrong now. */
export function totpStep(secret: string, code: string, now: Date): number | undefined {
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: WINDOW });
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
}
