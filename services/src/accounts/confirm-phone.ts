import { timingSafeEqual } from 'node:crypto';
import { Account, PhoneCode, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { takePhone } from './change-phone.ts';
import { isConfirmedPhone, waitingPhonesOf } from './confirmed-phones.ts';
import { hashOfCode, liveCodeOf } from './phone-code.ts';

interface Shown {
  accountId: string;
  phone: string;
  code: string;
}

/**
 * The code that went to a number shows that it is the account's: texts go there from now on. A wrong guess counts, also where
 * the answer is lost; what is confirmed already stays so. @throws CardError PHONE_CODE_WRONG, PHONE_CODE_SPENT
 */
export async function confirmPhone(city: City, shown: Shown, by: Doer): Promise<void> {
  const refusal = await city.knex.transaction((trx) => takeCode(trx, city, shown, by));
  if (refusal) throw refusal;
}

async function takeCode(
  trx: Knex,
  city: City,
  { accountId, phone, code }: Shown,
  by: Doer,
): Promise<CardError | undefined> {
  const subject = { subjectKind: 'account', subjectId: accountId } as const;
  // a twin of this request waits here and then finds the number confirmed
  const sent = await liveCodeOf(trx, { accountId, phone, now: by.now });
  if (await isConfirmedPhone(trx, accountId, phone)) return undefined;
  const account = await Account.query(trx).findById(accountId).forUpdate().throwIfNotFound();
  // a number that nobody of the account types any more is nobody's to confirm, whatever code it got
  const isWaiting = (await waitingPhonesOf(trx, account)).includes(phone);
  if (!sent || !isWaiting) return new CardError('PHONE_CODE_SPENT');
  if (!timingSafeEqual(await hashOfCode(city, sent.id, code), sent.codeHash)) {
    await PhoneCode.query(trx).findById(sent.id).increment('wrongGuesses', 1);
    await writeAudit(trx, { ...actorOf(by), act: 'account.fail-phone-code', ...subject });
    return new CardError('PHONE_CODE_WRONG', {}, [{ path: 'code', code: 'PHONE_CODE_WRONG' }]);
  }
  await trx('account_phones').insert({ accountId, phone, confirmedAt: by.now });
  await PhoneCode.query(trx).findById(sent.id).patch({ expiresAt: by.now });
  await writeAudit(trx, { ...actorOf(by), act: 'account.confirm-phone', ...subject });
  if (account.pendingPhone === phone) await takePhone(trx, city, account, phone, by);
  return undefined;
}
