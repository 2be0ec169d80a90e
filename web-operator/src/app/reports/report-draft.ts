import type { NewSavedReport, SavedQuestion, SavedReport, SavedReportList } from '@karta/contracts';
import type { ReportSchedule } from '@karta/domain';

/** A saved report as it is being written. */
export interface ReportDraft {
  readonly name: string;
  readonly isShared: boolean;
  readonly isMailed: boolean;
  readonly every: ReportSchedule['every'];
  readonly on: string;
  readonly at: string;
  readonly recipients: readonly string[];
}
export type DraftErrors = Readonly<Partial<Record<'name' | 'at' | 'recipients', string>>>;

/** What somebody begins with: as it was saved, for those who may still read it, or a mail on Mondays to themselves. */
export function draftOf(saved: SavedReport | null, own: string, readers: SavedReportList['readers']): ReportDraft {
  const schedule = saved?.schedule ?? { every: 'week', on: 1, at: '07:00' };
  return {
    name: saved?.name ?? '',
    isShared: saved?.isShared ?? false,
    isMailed: Boolean(saved?.schedule),
    ...{ every: schedule.every, on: String(schedule.on), at: schedule.at },
    recipients: saved?.schedule ? saved.recipients.filter((each) => readers.some(({ id }) => id === each)) : [own],
  };
}

/** What is still missing. */
export function errorsOf({ name, isMailed, at, recipients }: ReportDraft): DraftErrors {
  return {
    ...(name.trim() === '' && { name: 'Wpisz nazwę raportu' }),
    ...(isMailed && !/^\d{2}:\d{2}$/.test(at) && { at: 'Wpisz godzinę, na przykład 07:00' }),
    ...(isMailed && recipients.length === 0 && { recipients: 'Zaznacz, kto ma dostawać raport' }),
  };
}

/** The draft as it is sent. What moves on with no calendar is never mailed. */
export function savedOf(draft: ReportDraft, question: SavedQuestion): NewSavedReport {
  const { isShared, every, on, at } = draft;
  const isMailed = draft.isMailed && question.period !== null;
  return {
    ...{ name: draft.name.trim(), isShared, question },
    schedule: isMailed ? { every, on: Number(on), at } : null,
    recipients: isMailed ? [...draft.recipients] : [],
  };
}
