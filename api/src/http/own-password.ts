import type { City } from '@karta/db';
import { CardError, type SessionKind } from '@karta/domain';
import { isPasswordRight } from '@karta/services';
import { noteWrongProof } from './session-traces.ts';
import type { Throttle } from './throttle.ts';

interface Owner {
  kind: SessionKind;
  id: string;
  passwordHash: string;
}

/**
 * Who sits at the screen shows that the account is theirs; guesses are counted apart from those at the sign-in.
 * @param path the field that is named where it is wrong
 * @throws CardError WRONG_PASSWORD, TOO_MANY_REQUESTS
 */
export async function requireOwnPassword(
  { city, throttle }: { city: City; throttle: Throttle },
  { kind, id, passwordHash }: Owner,
  { typed, path }: { typed: string; path: string },
): Promise<void> {
  const key = kind === 'resident' ? `change:${id}` : `change:${kind}:${id}`;
  await throttle.take('sign-in-person', key);
  if (!(await isPasswordRight(passwordHash, typed))) {
    await noteWrongProof(city, kind, id, 'password');
    throw new CardError('WRONG_PASSWORD', {}, [{ path, code: 'WRONG_PASSWORD' }]);
  }
  await throttle.forget('sign-in-person', key);
}
