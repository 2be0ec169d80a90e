/** Size of a card in millimetres (ISO/IEC 7810, ID-1). */
export const ID_1 = { width: 85.6, height: 53.98 } as const;
