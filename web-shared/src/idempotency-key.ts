/** A key for one intended act: the same key is sent again when the act is repeated after a lost answer. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The header that carries the key. */
export const idempotent = (key: string): { headers: Record<string, string> } => ({
  headers: { 'Idempotency-Key': key },
});
