import { Account, Card, readSettings, type CardDevice, type City } from '@karta/db';
import { CardError, endOfDay, isOfAge } from '@karta/domain';
import { certificate, toSign } from '@karta/domain/phone-card';
import { membersToActFor } from '../access/acted-for.ts';
import { signed, signingKey } from './city-signature.ts';

/** A card as a phone shows it. */
export interface CertifiedCard {
  readonly id: string;
  readonly number: string;
  readonly holderName: string;
  readonly state: Card['state'];
  readonly validUntil: string | null;
  readonly photoFileId: string | null;
  /** Base64url; none where the card does not work. */
  readonly certificate: string | null;
}
export interface CertifiedCards {
  readonly cards: readonly CertifiedCard[];
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/**
 * Signs the cards of the phone's account for as long as a phone may be without a connection; `anchor` is the end of the phone's
 * chain. Nothing of a code can be made without the chain, which the city never sees.
 * @throws CardError TOKEN_INVALID where the account is not active any more
 */
export async function certifyCards(city: City, device: CardDevice, anchor: Uint8Array): Promise<CertifiedCards> {
  const account = await Account.query(city.knex).findById(device.accountId);
  if (account?.state !== 'active') throw new CardError('TOKEN_INVALID');
  const { virtualCardOfflineHours } = await readSettings(city.knex);
  const key = await signingKey(city, 'card-code');
  const issuedAt = new Date(Math.floor(city.clock.now().getTime() / 1000) * 1000);
  const expiresAt = new Date(issuedAt.getTime() + virtualCardOfflineHours * 3_600_000);
  await keepAnchor(city, { anchor: Buffer.from(anchor), deviceId: device.id, expiresAt });
  const own = await accountsShown(city, account.id);
  const cards = await Card.query(city.knex)
    .join('residents', 'residents.id', 'cards.resident_id')
    .whereIn('residents.account_id', own)
    .whereIn('cards.state', ['active', 'blocked', 'expired'])
    .orderBy('cards.created_at', 'desc')
    .select('cards.*', 'residents.account_id');
  const certify = ({ number, state, validUntil }: Card): string | null => {
    const end = validUntil === null ? expiresAt : new Date(endOfDay(validUntil, city.zone));
    if (state !== 'active' || end <= issuedAt) return null;
    const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);
    const parts = toSign(key.id, { number, issuedAt: seconds(issuedAt), expiresAt: seconds(expiresAt), anchor });
    return Buffer.from(certificate(parts, signed(parts.bytes, key))).toString('base64url');
  };
  return {
    issuedAt,
    expiresAt,
    cards: cards.map((card) => ({
      id: card.id,
      number: card.number,
      holderName: card.holderName,
      state: card.state,
      validUntil: card.validUntil,
      // a child's picture is the child's account's: the phone shows the name alone
      photoFileId: (card as Card & { accountId: string }).accountId === account.id ? card.photoFileId : null,
      certificate: certify(card),
    })),
  };
}

/** An anchor is one phone's: with another's, a phone that is cut off would go on. @throws CardError TOKEN_INVALID */
async function keepAnchor({ knex }: City, row: { anchor: Buffer; deviceId: string; expiresAt: Date }): Promise<void> {
  const { rows } = await knex.raw<{ rows: unknown[] }>(
    `insert into card_anchors as a (anchor, device_id, expires_at) values (:anchor, :deviceId, :expiresAt)
      on conflict (anchor) do update set expires_at = greatest(a.expires_at, excluded.expires_at)
        where a.device_id = excluded.device_id
      returning 1`,
    row,
  );
  if (rows.length === 0) throw new CardError('TOKEN_INVALID');
}

/** Accounts whose cards a phone shows: its own, and those of the children of the family (004-111, D-9). */
async function accountsShown(city: City, accountId: string): Promise<string[]> {
  const family = await membersToActFor(city.knex, city, accountId);
  const children = family.filter(({ member }) => !isOfAge(member.birthDate, city.clock.today()));
  return [accountId, ...children.flatMap(({ member }) => member.accountId ?? [])];
}
