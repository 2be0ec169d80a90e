import type { ApplicationDocument, ApplicationDraft } from '@karta/contracts';
import { APPLICANT_FIELD_NAMES, type ApplicantField, type FormContent } from '@karta/domain';

export interface FormParts {
  readonly photoFileId: string | null;
  readonly documents: readonly ApplicationDocument[];
}

/** What stands in the form, as page and server judge it. */
export function contentOf(draft: ApplicationDraft, { photoFileId, documents }: FormParts): FormContent {
  const { packageCode, pickupPointId, consents, details = {}, answers = {} } = draft;
  const values = Object.fromEntries(APPLICANT_FIELD_NAMES.map((field) => [field, draft[field]]));
  return {
    values: values as Record<ApplicantField, string>,
    answers,
    packageCode,
    details,
    hasPhoto: photoFileId !== null,
    documents: documents.map(({ documentType, name, documentDate = null, documentEnd = null }) => ({
      documentType,
      name,
      documentDate,
      documentEnd,
    })),
    pickupPointId,
    consents,
  };
}
