/** What the program of a partner may ask and tell. */
export const PARTNER_SCOPES = ['card.status', 'redemption.write'] as const;
