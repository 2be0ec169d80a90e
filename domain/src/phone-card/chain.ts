/** A code holds for so long. */
export const SLOT_SECONDS = 30;
/** Bytes of a link: nobody finds what hashes to it. */
export const LINK_BYTES = 16;
/** What a verifier hashes at most; a longer chain is none of ours. Two days. */
export const LONGEST_CHAIN = (48 * 3600) / SLOT_SECONDS;

/**
 * The chain of a device: each link is the hash of the one before it. The device keeps the seed, the city signs the last link,
 * and each slot shows the link before the one that was shown: who has seen a code cannot make the next one.
 */
export async function makeChain(seed: Uint8Array, slots: number): Promise<Uint8Array[]> {
  const links = [seed];
  for (let count = 0; count < slots; count++) links.push(await nextLink(links[count] ?? seed));
  return links;
}

/** The hash of a link. */
export async function nextLink(link: Uint8Array): Promise<Uint8Array> {
  const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(link));
  return new Uint8Array(digest, 0, LINK_BYTES);
}

/** The link that `slots` hashes lead to. */
export async function linkAfter(link: Uint8Array, slots: number): Promise<Uint8Array> {
  let last = link;
  for (let count = 0; count < slots; count++) last = await nextLink(last);
  return last;
}

/** How many whole slots have passed since the certificate was issued; negative before. */
export const slotAt = (issuedAt: number, now: number): number => Math.floor((now - issuedAt) / SLOT_SECONDS);
