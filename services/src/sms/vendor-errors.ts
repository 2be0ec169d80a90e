/** Codes of SerwerSMS (docs/facts/messages.md). A code that is not listed is permanent and worth an alarm. */
const CONFIGURATION = new Set([1001, 1002, 1003, 1005, 1007, 1008, 3000, 3001, 3002, 3003, 3008, 3009, 3100]);
const PERMANENT = new Set([1000, 1004, 1006, 2000, 2001, 2002, 3101, 3102]);

export type VendorErrorClass = { outcome: 'permanent' | 'configuration'; isUnknownCode: boolean };

/** The class of a vendor's error code; an absent code is permanent and unknown. */
export function classOfVendorError(code: number | undefined): VendorErrorClass {
  if (code !== undefined && CONFIGURATION.has(code)) return { outcome: 'configuration', isUnknownCode: false };
  return { outcome: 'permanent', isUnknownCode: code === undefined || !PERMANENT.has(code) };
}
