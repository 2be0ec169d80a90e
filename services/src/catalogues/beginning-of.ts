import { randomUUID } from 'node:crypto';
import type { CatalogueName } from '@karta/domain';
import { hashPassword } from '../access/passwords.ts';
import { newToken } from '../access/tokens.ts';

/** Columns of a new row that nobody types. */
export async function beginningOf(name: CatalogueName): Promise<Record<string, unknown>> {
  // nobody knows the secret: a key is made when the partner needs one
  if (name === 'partners')
    return { clientId: `partner-${randomUUID()}`, secretHash: await hashPassword(newToken(), []) };
  return {};
}
