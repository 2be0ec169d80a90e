import { LAST_SURE_DAY, type ReportSchedule } from '@karta/domain';

const IN_WEEKDAYS = [
  'w poniedziałki',
  'we wtorki',
  'w środy',
  'w czwartki',
  'w piątki',
  'w soboty',
  'w niedziele',
] as const;

/** Days on which a report may be mailed, of a week and of a month. */
export const DAYS: Readonly<Record<ReportSchedule['every'], readonly { code: string; name: string }[]>> = {
  week: IN_WEEKDAYS.map((name, index) => ({ code: String(index + 1), name })),
  month: Array.from({ length: LAST_SURE_DAY }, (_, index) => ({
    code: String(index + 1),
    name: index === 0 ? 'pierwszego dnia' : `${index + 1}. dnia`,
  })),
};

/** „w poniedziałki o 7:00”, „pierwszego dnia miesiąca o 6:30” */
export function scheduleWords({ every, on, at }: ReportSchedule): string {
  const day = DAYS[every][on - 1]?.name ?? '';
  return `${day}${every === 'month' ? ' miesiąca' : ''} o ${at.replace(/^0/, '')}`;
}
