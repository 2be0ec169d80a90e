/** How somebody showed that an entry of the register is theirs. */
export const IDENTITY_PROOFS = [
  /** An identity document, at the counter. */
  'document',
  /** The number of a card of the entry, and the code that was sent to the known address. */
  'card-and-code',
] as const;
export type IdentityProof = (typeof IDENTITY_PROOFS)[number];

export const IDENTITY_VERDICTS = ['same-person', 'other-person'] as const;
export type IdentityVerdict = (typeof IDENTITY_VERDICTS)[number];

/** Why a person has to decide who the applicant is. */
export const IDENTITY_QUESTIONS = ['entry-of-other-account', 'entry-without-account', 'claimed-by-others'] as const;
export type IdentityQuestion = (typeof IDENTITY_QUESTIONS)[number];

interface Claim {
  readonly accountId: string;
  /** The register's entry of the number that was typed. */
  readonly entry: { readonly accountId: string | null; readonly isInOwnFamily: boolean } | undefined;
  /** Open applications of other accounts with the same number. */
  readonly rivals: number;
}

/**
 * Whether a typed PESEL leaves open who the applicant is: it belongs to somebody else's entry, to one that has no account
 * and is not of the applicant's family, or several people claim it. Null where it says no more than who wrote it.
 */
export function identityQuestion({ accountId, entry, rivals }: Claim): IdentityQuestion | null {
  if (entry && entry.accountId !== null && entry.accountId !== accountId) return 'entry-of-other-account';
  if (entry && entry.accountId === null && !entry.isInOwnFamily) return 'entry-without-account';
  return !entry && rivals > 0 ? 'claimed-by-others' : null;
}
