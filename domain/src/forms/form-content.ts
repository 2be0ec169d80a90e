import type { CivilDate } from '../civil-date.ts';
import type { InLanguages } from '../consent-texts.ts';
import type { ApplicantField } from '../fields/applicant-fields.ts';

/** A document that was added, as far as a form judges it. */
export interface AddedDocument {
  readonly documentType: string;
  readonly name: string;
  readonly documentDate: CivilDate | null;
  readonly documentEnd: CivilDate | null;
}

/** Everything that stands in a form. */
export interface FormContent {
  readonly values: Readonly<Record<ApplicantField, string>>;
  /** To the town's own questions; '' where nothing was said. */
  readonly answers: Readonly<Record<string, string>>;
  readonly packageCode: string;
  readonly details: {
    readonly cardId?: string | undefined;
    readonly reason?: string | undefined;
    readonly blockNow?: boolean | undefined;
    readonly toCardId?: string | undefined;
    /** The card is posted to the holder's address. */
    readonly byPost?: boolean | undefined;
  };
  readonly hasPhoto: boolean;
  readonly documents: readonly AddedDocument[];
  readonly pickupPointId: string | null;
  readonly consents: readonly string[];
}

/** Dates that the table of validity reads of a document. */
export type DocumentDate = 'date' | 'end';

/** A document that a package asks for. */
export interface PackageDocument {
  readonly type: string;
  readonly name: string;
  readonly asks: readonly DocumentDate[];
}

/** What may be chosen in a form, and by what it is judged: the server makes it, page and server read the same. */
export interface FormSurroundings {
  readonly today: CivilDate;
  readonly packages: readonly {
    readonly code: string;
    readonly name: string;
    readonly criterion: string;
    readonly description: string;
    readonly documents: readonly PackageDocument[];
  }[];
  readonly reasons: readonly { readonly code: string; readonly name: string; readonly proposesBlock: boolean }[];
  /** The person's own cards that the form may be about. */
  readonly cards: readonly { readonly id: string; readonly number: string; readonly isActive: boolean }[];
  /** Cards of the family that may take a package over. */
  readonly receivingCards: readonly { readonly id: string; readonly number: string; readonly holderName: string }[];
  readonly points: readonly {
    readonly id: string;
    readonly name: string;
    readonly address: string;
    readonly openingHours: string;
    /** A station stands there; where none does, a card waits for one. */
    readonly makesCards: boolean;
    /** It posts cards to those who want it so. */
    readonly posts?: boolean | undefined;
  }[];
  /** The newest version of every text that this form asks. */
  readonly consents: readonly {
    readonly id: string;
    readonly kind: string;
    readonly version: number;
    readonly statement: string;
    readonly statementIn?: InLanguages<string> | undefined;
    readonly link: string | null;
    readonly required: boolean;
  }[];
}

/** An answer in the form in which it is kept: what page and server judge is the same text. */
export const plainAnswer = (answer: string | undefined): string => (answer ?? '').trim().normalize('NFC');

/** True when a condition in FEEL holds with these values: `bpmn` has the language, page and server bring it along. */
export type Holds = (condition: string, values: Readonly<Record<string, unknown>>) => boolean;
