import { Model } from 'objection';
import type { ReportGroup, ReportName, ReportPeriod, ReportSchedule } from '@karta/domain';

/** A report of the office that somebody saved, and when it is mailed (000-28). */
export class SavedReportRow extends Model {
  static override tableName = 'saved_reports';
  static override jsonAttributes = ['question', 'schedule'];
  declare id: string;
  declare operatorId: string;
  declare name: string;
  /** Everybody who reads reports sees it. */
  declare isShared: boolean;
  declare question: {
    report: ReportName;
    by: ReportGroup;
    point: string | null;
    period: ReportPeriod | null;
    from: string | null;
    to: string | null;
  };
  declare schedule: ReportSchedule | null;
  declare nextDueAt: Date | null;
  declare lastSentAt: Date | null;
  /** Since when its mails cannot be made; null: they can. */
  declare failingSince: Date | null;
  declare savedAt: Date;
  /** Counts the saves. */
  declare version: number;
}

/** Who is mailed a saved report. */
export class ReportRecipient extends Model {
  static override tableName = 'report_recipients';
  static override idColumn = ['reportId', 'operatorId'];
  declare reportId: string;
  declare operatorId: string;
}
