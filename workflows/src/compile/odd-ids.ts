const ID = /(\sid\s*=\s*)(?:"([^"]*)"|'([^']*)')/g;
/** What the reader takes for an id. */
const PLAIN = /^(?:[a-z][\w-.]*:)?[a-z_][\w-.]*$/i;

/**
 * Some modelers name event definitions with spaces or several colons. An id to which nothing refers is nobody's concern and gets
 * a plain one; one to which something refers stays, and is a problem.
 * @param xml a BPMN file
 */
export function withPlainIds(xml: string): string {
  let count = 0;
  return xml.replace(ID, (attribute, before: string, quoted?: string, single?: string) => {
    const id = quoted ?? single ?? '';
    if (PLAIN.test(id) || isReferredTo(xml, id)) return attribute;
    count += 1;
    return `${before}"odd-id-${count}"`;
  });
}

const isReferredTo = (xml: string, id: string): boolean =>
  [`"${id}"`, `'${id}'`, `>${id}<`].reduce((sum, each) => sum + xml.split(each).length - 1, 0) > 1;
