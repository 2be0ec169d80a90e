import type { FamilyMemberView } from '@karta/contracts';
import { Card, Erasure, FamilyInvitation, readSettings, Resident, type City } from '@karta/db';
import { comingOfAge, isLivingCard, mayActFor } from '@karta/domain';
import { changeableOf, familyOf, type Kin } from '@karta/services';
import type { Knex } from 'knex';

/** The family as its holder sees it (004-108); who was erased is not there any more. */
export async function familyView(city: City, holderId: string): Promise<FamilyMemberView[]> {
  const { knex } = city;
  const family = (await familyOf(knex, holderId)).filter(({ account }) => account?.erasedAt == null);
  const { kinships } = await readSettings(knex);
  const invitations = await FamilyInvitation.query(knex)
    .whereIn(
      'memberId',
      family.map(({ member }) => member.id),
    )
    .whereNull('usedAt')
    .where('expiresAt', '>', city.clock.now());
  const entries = await entriesOf(knex, family);
  const cards = await Card.query(knex).whereIn(
    'residentId',
    entries.map(({ id }) => id),
  );
  const going = await Erasure.query(knex)
    .whereIn(
      'accountId',
      family.flatMap(({ account }) => (account?.state === 'closed' ? account.id : [])),
    )
    .whereNull('outcome');
  return family.map((kin): FamilyMemberView => {
    const { member, account, ward } = kin;
    const entry = entryOf(kin, entries);
    const invitation = invitations.find(({ memberId }) => memberId === member.id);
    return {
      id: member.id,
      firstName: member.firstName,
      lastName: member.lastName,
      birthDate: member.birthDate,
      kinship: member.kinship,
      kinshipName: kinships.find(({ code }) => code === member.kinship)?.name ?? member.kinship,
      login: ward.login,
      email: account?.email ?? member.email,
      invited: invitation ? { at: invitation.sentAt.toISOString(), until: invitation.expiresAt.toISOString() } : null,
      registeredAt: member.createdAt.toISOString(),
      hasPhoto: entry?.photoFileId != null,
      canActFor: mayActFor(ward, city.clock.today()),
      changeable: changeableOf(kin),
      isInRegister: entry !== undefined,
      ofAgeOn: comingOfAge(member.birthDate),
      cards: cards
        .filter(({ residentId, state }) => residentId === entry?.id && isLivingCard(state))
        .map(({ number, state }) => ({ number, state })),
      goesOn: going.find(({ accountId }) => accountId === account?.id)?.dueOn ?? null,
    };
  });
}

function entriesOf(knex: Knex, family: readonly Kin[]): Promise<Resident[]> {
  return Resident.query(knex)
    .whereIn(
      'id',
      family.flatMap(({ member }) => member.residentId ?? []),
    )
    .orWhereIn(
      'accountId',
      family.flatMap(({ account }) => account?.id ?? []),
    )
    .execute();
}

/** The entry of the register of somebody of the family, as far as there is one. */
export function entryOf({ member, account }: Kin, entries: readonly Resident[]): Resident | undefined {
  return entries.find(({ id, accountId }) => id === member.residentId || (account && accountId === account.id));
}

/** The same for one member. */
export async function findEntry(knex: Knex, kin: Kin): Promise<Resident | undefined> {
  return entryOf(kin, await entriesOf(knex, [kin]));
}
