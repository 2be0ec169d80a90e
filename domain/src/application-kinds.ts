import type { ApplicationType } from './availability.ts';

/** What a kind of application begins, whatever its form asks. */
export interface ApplicationKind {
  /** Key of the diagram that runs it. */
  readonly process: string;
  /** The person is in the register already: the form is prefilled from there, and the number is not asked. */
  readonly isAboutHolder: boolean;
  readonly needsPhoto: boolean;
}

const OF_HOLDER = { isAboutHolder: true, needsPhoto: false } as const;

/** One row for each type of application. */
export const APPLICATION_KINDS: Readonly<Record<ApplicationType, ApplicationKind>> = {
  'card-issue': { process: 'card-application', isAboutHolder: false, needsPhoto: true },
  'physical-card': { ...OF_HOLDER, process: 'physical-card' },
  duplicate: { ...OF_HOLDER, process: 'duplicate-card' },
  'data-change': { ...OF_HOLDER, process: 'data-change' },
  'package-new': { ...OF_HOLDER, process: 'package-application' },
  'package-extension': { ...OF_HOLDER, process: 'package-application' },
  'package-transfer': { ...OF_HOLDER, process: 'package-application' },
};
