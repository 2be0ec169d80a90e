import { BpmnModdle, type ModdleElement, type ParseResult } from 'bpmn-moddle';
import { decodeXml } from './decode-xml.ts';
import { KM_MODDLE } from './km-moddle.ts';
import { idOf } from './element.ts';
import { problem, type Problem } from './problem.ts';

const MEGABYTES = 5;

/** The definitions of a BPMN file, or why it cannot be read. Never throws for bad input. */
export async function parse(source: string | Uint8Array): Promise<{ root?: ModdleElement; problems: Problem[] }> {
  const xml = decodeXml(source);
  if (xml.length > MEGABYTES * 1024 * 1024) return { problems: [problem('TOO_LARGE', '-', String(MEGABYTES))] };
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return { problems: [problem('ENTITIES_FORBIDDEN', '-')] };
  let result: ParseResult;
  try {
    result = await new BpmnModdle({ km: KM_MODDLE }).fromXML(xml);
  } catch (error) {
    // the reader's own stack ends at thousands of levels
    if (error instanceof RangeError) return { problems: [problem('TOO_DEEP', '-')] };
    // moddle rejects what is no XML, and XML whose root is not bpmn:Definitions
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const isXml = /failed to parse document/.test(message);
    return { problems: [isXml ? problem('NOT_BPMN', '-') : problem('NOT_XML', '-', message)] };
  }
  return { root: result.rootElement, problems: result.warnings.flatMap((warning) => fromWarning(warning)) };
}

/** Event definitions often have no id: the event that they stand in is meant. */
function nearestId(element: ModdleElement | undefined): string {
  return element === undefined || element.id !== undefined ? idOf(element) : nearestId(element.$parent);
}

function fromWarning({ message, element }: ParseResult['warnings'][number]): Problem[] {
  const duplicate = /duplicate ID <(.*)>/.exec(message);
  if (duplicate) return [problem('DUPLICATE_ID', duplicate[1] ?? '-', duplicate[1])];
  const unknown = /unknown type <(.*)>/.exec(message);
  // elements of foreign extensions are ignored without harm
  if (unknown) return /^bpmn:/i.test(unknown[1] ?? '') ? [problem('UNKNOWN_ELEMENT', '-', unknown[1])] : [];
  const broken = /unresolved reference <(.*)>/.exec(message);
  const isPicture = /Shape|Edge|Plane/.test(element?.$type ?? '');
  if (broken && !isPicture) return [problem('BROKEN_REFERENCE', nearestId(element), broken[1])];
  return /unparsable content/.test(message) ? [problem('NOT_XML', '-', message.split('\n').at(-1)?.trim())] : [];
}
