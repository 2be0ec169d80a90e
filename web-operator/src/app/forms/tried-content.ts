import {
  APPLICANT_FIELD_NAMES,
  type AddedDocument,
  type ApplicantField,
  type FormContent,
  type FormSurroundings,
} from '@karta/domain';

/** What is filled in while a form is tried. */
export type Tried = FormContent;

/** Nobody's answers: a form is tried from the beginning. */
export const nothingTried = (): Tried => ({
  values: Object.fromEntries(APPLICANT_FIELD_NAMES.map((field) => [field, ''])) as Record<ApplicantField, string>,
  answers: {},
  packageCode: '',
  details: {},
  hasPhoto: false,
  documents: [],
  pickupPointId: null,
  consents: [],
});

/** An invented person, so that a form can be tried without typing. */
export const INVENTED: Readonly<Record<ApplicantField, string>> = {
  firstName: 'Anna',
  lastName: 'Przykładowa',
  pesel: '04231512341',
  street: 'Lipowa',
  houseNumber: '12',
  flatNumber: '',
  postalCode: '99-100',
  place: 'Zielona',
  email: 'anna@przyklad.example',
  phone: '600100200',
};

/** Cards that a form about cards is tried with; the town's own belong to people. */
export function withInventedCards(around: FormSurroundings): FormSurroundings {
  const [own, other] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
  return {
    ...around,
    cards: [{ id: own, number: 'PRZYKŁAD-1', isActive: true }],
    receivingCards: [{ id: other, number: 'PRZYKŁAD-2', holderName: 'Jan Przykładowy' }],
  };
}

/** The same documents with this one, or without it. */
export function withDocument(
  documents: readonly AddedDocument[],
  documentType: string,
  added: Partial<AddedDocument> | null,
): AddedDocument[] {
  const others = documents.filter((each) => each.documentType !== documentType);
  const before = documents.find((each) => each.documentType === documentType);
  if (added === null) return others;
  return [...others, { documentType, name: 'na próbę', documentDate: null, documentEnd: null, ...before, ...added }];
}
