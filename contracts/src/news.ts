import { SAVING_KINDS } from '@karta/domain';
import * as z from 'zod';
import { CivilDate, Id, Instant } from './plain-values.ts';

/** Something that the city has published for everybody (000-39). */
export const NewsItem = z.object({
  id: Id,
  category: z.string(),
  title: z.string(),
  lead: z.string(),
  paragraphs: z.array(z.string()),
  dueOn: CivilDate.nullable(),
  isDisturbance: z.boolean(),
  publishedAt: Instant,
});
export type NewsItem = z.infer<typeof NewsItem>;
export const NewsList = z.object({ news: z.array(NewsItem) });
export type NewsList = z.infer<typeof NewsList>;

/** What a partner gives for a package (000-40). */
export const Offer = z.object({
  id: Id,
  name: z.string(),
  description: z.string(),
  savingKind: z.enum(SAVING_KINDS),
  savingValue: z.number().int(),
  validUntil: CivilDate.nullable(),
  packageCode: z.string(),
  packageName: z.string(),
  partnerName: z.string(),
  partnerDescription: z.string(),
  category: z.string(),
  address: z.string(),
  openingHours: z.string(),
});
export type Offer = z.infer<typeof Offer>;
export const OfferList = z.object({ offers: z.array(Offer) });
export type OfferList = z.infer<typeof OfferList>;
