/**
 * Whether every sign of a text is one that a reader sees, or a space: no half of a surrogate pair, no control, no sign that
 * turns the direction or stands without width (Unicode Technical Report 36).
 */
export const isVisibleText = (text: string): boolean => !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u.test(text);
