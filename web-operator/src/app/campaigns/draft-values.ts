import type { CampaignChange, CampaignFilters, CampaignView } from '@karta/contracts';

/** A draft as it is typed: the numbers as texts, the ends of a span apart. */
export interface DraftValues {
  readonly name: string;
  readonly consentKind: string;
  readonly way: CampaignChange['way'];
  readonly filters: Readonly<Record<string, string>>;
  readonly texts: CampaignChange['texts'];
  readonly perHour: string;
  readonly fromHour: string;
  readonly untilHour: string;
}

const SPANS = ['packageEnds', 'cardEnds'] as const;

/** What is typed into the fields of a saved draft. */
export function valuesOf(view: CampaignView): DraftValues {
  const filters: Record<string, string> = {};
  for (const [key, value] of Object.entries(view.filters)) {
    if (value === undefined) continue;
    const [from = '', to = ''] = value.split('..');
    if (SPANS.some((each) => each === key)) Object.assign(filters, { [`${key}From`]: from, [`${key}To`]: to });
    else filters[key] = value;
  }
  const { name, way, texts } = view;
  const numbers = { perHour: String(view.perHour), fromHour: String(view.fromHour), untilHour: String(view.untilHour) };
  return { name, way, texts, filters, ...numbers, consentKind: view.consentKind ?? '' };
}

/** What is saved of it. */
export function changeOf(values: DraftValues, version: number): CampaignChange {
  const { name, way, texts, consentKind } = values;
  return {
    ...{ name: name.trim(), way, texts, version },
    consentKind: consentKind === '' ? null : consentKind,
    filters: filtersOf(values.filters),
    perHour: Number(values.perHour),
    fromHour: Number(values.fromHour),
    untilHour: Number(values.untilHour),
  };
}

function filtersOf(typed: DraftValues['filters']): CampaignFilters {
  const filters: Record<string, string> = {};
  for (const [key, value] of Object.entries(typed)) {
    const isEnd = SPANS.some((span) => key === `${span}From` || key === `${span}To`);
    if (!isEnd && value.trim() !== '') filters[key] = value.trim();
  }
  for (const span of SPANS) {
    const [from, to] = [typed[`${span}From`] ?? '', typed[`${span}To`] ?? ''];
    if (from !== '' || to !== '') filters[span] = `${from}..${to}`;
  }
  return filters as CampaignFilters;
}

/** What is wrong with what was typed, by the id of the field. */
export function mistakesOf({ name, perHour, fromHour, untilHour, filters }: DraftValues, perMinute: number) {
  const mistakes: Record<string, string> = {};
  if (name.trim() === '') mistakes['nazwa'] = 'Nazwij kampanię';
  const most = perMinute * 60;
  if (!/^\d{1,6}$/.test(perHour) || Number(perHour) < 1 || Number(perHour) > most)
    mistakes['tempo'] = `Wpisz liczbę od 1 do ${most}: więcej nie pozwalają ustawienia miasta`;
  const hours = [fromHour, untilHour].every((hour) => /^\d{1,2}$/.test(hour) && Number(hour) <= 24);
  if (!hours || Number(fromHour) >= Number(untilHour)) mistakes['godzina-do'] = 'Wpisz późniejszą godzinę, do 24';
  for (const age of ['ageFrom', 'ageTo'] as const)
    if (!/^\d{0,3}$/.test((filters[age] ?? '').trim())) mistakes[age] = 'Wpisz liczbę lat';
  for (const span of SPANS) {
    const [from, to] = [filters[`${span}From`] ?? '', filters[`${span}To`] ?? ''];
    if (from !== '' && to !== '' && from > to) mistakes[`${span}To`] = 'Wpisz dzień nie wcześniejszy niż początek';
  }
  return mistakes;
}
