import type { City } from '@karta/db';
import type { TableWords } from '@karta/domain/status-list';
import { offersOn } from '../discounts/offers.ts';

type Words = Omit<TableWords, 'tag'>;

/** What stands beside the cards of a reader's table: a partner's discounts and their packages, or every package of the town. */
export async function tableWords(
  { knex, clock }: City,
  { partnerId, showsReliefs }: { readonly partnerId: string | null; readonly showsReliefs: boolean },
): Promise<Words> {
  const day = clock.today();
  if (!showsReliefs) return { day, packages: [], reliefs: [] };
  const packages: { code: string; name: string }[] = await knex('packages')
    .orderBy(['position', 'code'])
    .select('code', 'name');
  if (partnerId === null) {
    const itself = { savingKind: null, savingValue: null } as const;
    return { day, packages, reliefs: packages.map(({ code, name }) => ({ packageCode: code, name, ...itself })) };
  }
  const offers = await offersOn(knex, day).where('p.id', partnerId);
  const reliefs = offers.map(({ packageCode, name, savingKind, savingValue }) => ({
    ...{ packageCode, name, savingKind, savingValue },
  }));
  return { day, packages: packages.filter(({ code }) => reliefs.some((each) => each.packageCode === code)), reliefs };
}
