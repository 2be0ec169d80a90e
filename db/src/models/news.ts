import { Model } from 'objection';
import type { CivilDate } from '@karta/domain';

/** What the city publishes for everybody. */
export class NewsRow extends Model {
  static override tableName = 'news';
  declare id: string;
  declare category: string;
  declare title: string;
  declare lead: string;
  declare paragraphs: string[];
  declare dueOn: CivilDate | null;
  declare isDisturbance: boolean;
  declare publishedAt: Date;
  declare publishedUntil: Date | null;
}
