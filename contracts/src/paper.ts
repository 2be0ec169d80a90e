import { APPLICANT_FIELD_NAMES, kindOf, LONGEST_ANSWER, longestOf, type ApplicantField } from '@karta/domain';
import * as z from 'zod';
import { ApplicationDetails, ApplicationDocument, DocumentQuery } from './application.ts';
import { FormOffer, FormSurroundings, FormView } from './form.ts';
import { CivilDate, Id, Text } from './plain-values.ts';

/** What somebody of the register may file on paper now. */
export const PaperOffers = z.object({ offers: z.array(FormOffer) });
export type PaperOffers = z.infer<typeof PaperOffers>;

/** An application that was brought on paper: which, and on which day it came. */
export const NewPaper = z
  .object({
    form: z.string().max(40),
    packageCode: z.string().max(40).default('resident'),
    details: ApplicationDetails.default({}),
    receivedOn: CivilDate,
  })
  .strict();
export const PaperBegun = z.object({ id: Id });

const shape = Object.fromEntries(
  APPLICANT_FIELD_NAMES.map((field) => [field, z.string().overwrite(kindOf(field).plain).max(longestOf(field))]),
) as Record<ApplicantField, z.ZodString>;
/** What the paper says, as the clerk has typed it. */
export const PaperContent = z
  .object({
    values: z.object(shape).strict(),
    packageCode: z.string().max(40),
    details: ApplicationDetails,
    answers: z.record(z.string().max(40), Text.max(LONGEST_ANSWER)).refine((all) => Object.keys(all).length <= 400),
    pickupPointId: Id.nullable(),
    consents: z.array(Id).max(20),
  })
  .strict();
export type PaperContent = z.infer<typeof PaperContent>;

/** An application from paper while it is typed: its form, what may be chosen, what stands there. */
export const PaperView = z.object({
  id: Id,
  number: z.number().int(),
  receivedOn: CivilDate,
  residentId: Id.nullable(),
  form: FormView,
  around: FormSurroundings,
  content: PaperContent,
  photoFileId: Id.nullable(),
  documents: z.array(ApplicationDocument),
});
export type PaperView = z.infer<typeof PaperView>;
export const PaperTaken = z.object({ id: Id, number: z.number().int() });
export const PaperDocumentQuery = DocumentQuery;
