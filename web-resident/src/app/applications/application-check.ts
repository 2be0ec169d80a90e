import type { ApplicationDocument, ApplicationDraft, City } from '@karta/contracts';
import { APPLICATION_FORMS, fieldProblems, readPhone, takesSms, type ApplicantField } from '@karta/domain';
import type { Mistake } from '@karta/web-shared';
import { adviceFor, FIELD_WORDS } from './field-words.ts';

/** What the form's sections are called, in their order. */
export const SECTIONS = [
  { id: 's1', title: 'Rodzaj wniosku' },
  { id: 's2', title: 'Dane osobowe' },
  { id: 's3', title: 'Zdjęcie' },
  { id: 's4', title: 'Dokumenty' },
  { id: 's5', title: 'Odbiór karty' },
  { id: 's6', title: 'Zgody' },
] as const;
export type SectionId = (typeof SECTIONS)[number]['id'];

export interface SectionMistake extends Mistake {
  readonly section: SectionId;
  /** Short form, at the field itself. */
  readonly atField: string;
}

export interface ApplicationContent {
  readonly draft: ApplicationDraft;
  readonly photoFileId: string | null;
  readonly documents: readonly ApplicationDocument[];
  /** The person ticked that there is only one name. */
  readonly hasOneName?: boolean;
}

/** A hint at the phone's field: a landline gets no SMS. */
export function phoneHint(typed: string): string | null {
  const phone = readPhone(typed);
  return phone === undefined || takesSms(phone) ? null : 'To numer stacjonarny: SMS o karcie na niego nie dojdzie.';
}

/**
 * What keeps the application from being sent, in the order of the form; `today` is a civil date.
 * The server checks the same again and has the last word.
 */
export function applicationMistakes(
  { draft, photoFileId, documents, hasOneName = false }: ApplicationContent,
  city: City,
  today: string,
): SectionMistake[] {
  const found: SectionMistake[] = [];
  const expect = (holds: boolean, section: SectionId, anchor: string, label: string, advice: string): void => {
    if (!holds)
      found.push({
        section,
        anchor,
        sentence: `${label}: ${advice}`,
        atField: advice.charAt(0).toUpperCase() + advice.slice(1),
      });
  };
  const pack = city.packages.find((each) => each.code === draft.packageCode);

  expect(pack !== undefined, 's1', 'packageCode', 'Rodzaj wniosku', 'wybierz pakiet z listy');
  const { fields } = APPLICATION_FORMS['card-issue'];
  for (const { path, code } of fieldProblems(draft, fields, { today, mayHaveOneName: hasOneName })) {
    const field = path as ApplicantField;
    expect(false, 's2', field, FIELD_WORDS[field].label, adviceFor(field, code));
  }
  expect(photoFileId !== null, 's3', 'photo', 'Zdjęcie', 'dodaj plik albo zrób zdjęcie kamerą');
  for (const required of pack?.requiredDocuments ?? []) {
    expect(
      documents.some((document) => document.documentType === required.type),
      's4',
      `dokument-${required.type}`,
      required.name,
      'dodaj plik PDF, JPG albo PNG',
    );
  }
  expect(
    city.pickupPoints.some((point) => point.id === draft.pickupPointId),
    's5',
    'pickupPointId',
    'Punkt odbioru',
    'wybierz, gdzie odbierzesz kartę',
  );
  for (const consent of city.applicationConsents.filter((each) => each.required)) {
    expect(
      draft.consents.includes(consent.id),
      's6',
      `zgoda-${consent.id}`,
      'Zgody',
      'zaznacz wymagane oświadczenie, żeby wysłać wniosek',
    );
  }
  return found;
}

/** Problems that the server named by path (`pesel`, `documents.<type>`, `consents.<id>`), as places of the form. */
export function mistakesByPath(fields: readonly { path: string; code: string }[]): SectionMistake[] {
  return fields.map(({ path, code }) => {
    const [field = path, part = ''] = path.split('.');
    const place = PLACES[field];
    const advice = isApplicantField(field)
      ? adviceFor(field, code)
      : code === 'REQUIRED'
        ? 'uzupełnij'
        : 'sprawdź i popraw';
    const label = isApplicantField(field) ? FIELD_WORDS[field].label : (place?.label ?? 'Pole');
    const sentence = `${label}: ${advice}`;
    return { section: place?.section ?? 's2', anchor: anchorOf(field, part), sentence, atField: sentence };
  });
}

const isApplicantField = (field: string): field is ApplicantField => Object.hasOwn(FIELD_WORDS, field);

function anchorOf(field: string, part: string): string {
  if (field === 'documents') return `dokument-${part}`;
  return field === 'consents' ? `zgoda-${part}` : field;
}

/** What the form holds beside the applicant's fields. */
const PLACES: Readonly<Record<string, { readonly section: SectionId; readonly label: string }>> = {
  packageCode: { section: 's1', label: 'Rodzaj wniosku' },
  photo: { section: 's3', label: 'Zdjęcie' },
  documents: { section: 's4', label: 'Dokumenty' },
  pickupPointId: { section: 's5', label: 'Punkt odbioru' },
  consents: { section: 's6', label: 'Zgody' },
};
