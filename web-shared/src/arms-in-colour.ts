/** The arms of the card's design, for a town that has set none. */
export const DRAWN_ARMS = new URL('assets/arms.svg', document.baseURI).pathname;
/** The colour of their field. */
const FIELD = /#00485a/g;

/** The drawn arms with their field in the colour of a town, as an address; the drawn ones where that cannot be had. */
export async function armsInColour(colour: string): Promise<string> {
  if (!CSS.supports('color', 'oklch(from red l c h)')) return DRAWN_ARMS;
  try {
    const answer = await fetch(DRAWN_ARMS);
    if (!answer.ok) return DRAWN_ARMS;
    const drawing = (await answer.text()).replace(FIELD, `oklch(from ${colour} 0.37 min(c, 0.12) h)`);
    return `data:image/svg+xml,${encodeURIComponent(drawing)}`;
  } catch {
    // no connection: the colour is not worth a word
    return DRAWN_ARMS;
  }
}
