import { HttpErrorResponse } from '@angular/common/http';
import type { PasskeyOptions } from '@karta/contracts';

/** A passkey of this device answers; the browser asks the person. @throws a problem PASSKEY_REFUSED where it does not */
export async function usePasskey(optionsJSON: PasskeyOptions): Promise<unknown> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  return orRefused(() => startAuthentication({ optionsJSON: optionsJSON as never }));
}

/** The browser makes a passkey. @throws a problem PASSKEY_REFUSED where it does not */
export async function makePasskey(optionsJSON: PasskeyOptions): Promise<unknown> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  return orRefused(() => startRegistration({ optionsJSON: optionsJSON as never }));
}

/** Whoever closes the browser's window reads the same sentence as whoever has no passkey here. */
async function orRefused(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch {
    throw new HttpErrorResponse({ status: 422, error: { code: 'PASSKEY_REFUSED', status: 422 } });
  }
}
