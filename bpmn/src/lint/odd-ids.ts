const ID = /(\sid\s*=\s*)(?:"([^"]*)"|'([^']*)')/g;
/** What the reader takes for an id. */
const PLAIN = /^(?:[a-z][\w-.]*:)?[a-z_][\w-.]*$/i;
/** What stands between quotation marks, or is the whole text of an element. */
const WHOLE = /["'>](?=([^"'<>]*)["'<])/g;

/**
 * Some modelers name event definitions with spaces or several colons. An id to which nothing refers is nobody's concern and gets
 * a plain one; one to which something refers stays, and is a problem.
 * @param xml a BPMN file
 */
export function withPlainIds(xml: string): string {
  let count = 0;
  let referred: ReadonlySet<string> | undefined;
  return xml.replace(ID, (attribute, before: string, quoted?: string, single?: string) => {
    const id = quoted ?? single ?? '';
    if (PLAIN.test(id)) return attribute;
    referred ??= oddAndRepeated(xml);
    if (referred.has(id) || /["'<>]/.test(id)) return attribute;
    count += 1;
    return `${before}"odd-id-${count}"`;
  });
}

/** Odd words that stand more than once: as an id, and where something refers to it. All are found in one walk. */
function oddAndRepeated(xml: string): ReadonlySet<string> {
  const once = new Set<string>();
  const repeated = new Set<string>();
  for (const [, word = ''] of xml.matchAll(WHOLE)) {
    if (PLAIN.test(word)) continue;
    if (once.has(word)) repeated.add(word);
    once.add(word);
  }
  return repeated;
}
