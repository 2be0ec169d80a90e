import CAMUNDA_MODDLE from 'camunda-bpmn-moddle/resources/camunda.json' with { type: 'json' };
import ZEEBE_MODDLE from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { BpmnModdle, type ModdleElement, type ParseResult } from 'bpmn-moddle';
import { declaresEntities, decodeXml, illFormedIn, UnreadableXml } from './decode-xml.ts';
import { giveIds } from './given-ids.ts';
import { KM_MODDLE } from './km-moddle.ts';
import { ownElementsOf, unknownElement, unknownExtensions } from './own-extensions.ts';
import { idOf } from './element.ts';
import { withPlainIds } from '../lint/odd-ids.ts';
import { problem, type Problem } from '../lint/problem.ts';

const MEGABYTES = 5;
/** Their elements alone: attributes on elements of BPMN are read as they stand, since the packages' names for them collide. */
const elementsAlone = <Package extends { types: object[] }>(descriptor: Package): Package => ({
  ...descriptor,
  types: descriptor.types.filter((type) => !('extends' in type)),
});
/** The reader's own description of the standard has the script of a global script task as an attribute; it is an element (10.3.6). */
function standard(): object {
  const { types, ...descriptor } = new BpmnModdle().getPackage('bpmn');
  const mended = types.map((type) =>
    type.name === 'GlobalScriptTask'
      ? {
          ...type,
          properties: [
            { name: 'scriptLanguage', isAttr: true, type: 'String' },
            { name: 'script', type: 'String' },
          ],
        }
      : type,
  );
  return { ...descriptor, types: mended };
}
const PACKAGES = {
  bpmn: standard(),
  km: KM_MODDLE,
  camunda: elementsAlone(CAMUNDA_MODDLE),
  zeebe: elementsAlone(ZEEBE_MODDLE),
};

/** The definitions of a BPMN file, or why it cannot be read. Never throws for bad input. */
export async function parse(source: string | Uint8Array): Promise<{ root?: ModdleElement; problems: Problem[] }> {
  const xml = textOfFile(source);
  if (xml instanceof UnreadableXml) return { problems: [problem('NOT_XML', '-', xml.message)] };
  if (xml.length > MEGABYTES * 1024 * 1024) return { problems: [problem('TOO_LARGE', '-', String(MEGABYTES))] };
  if (declaresEntities(xml)) return { problems: [problem('ENTITIES_FORBIDDEN', '-')] };
  const illFormed = illFormedIn(xml);
  if (illFormed !== undefined) return { problems: [problem('NOT_XML', '-', illFormed)] };
  let result: ParseResult;
  try {
    result = await new BpmnModdle(PACKAGES).fromXML(withPlainIds(xml));
  } catch (error) {
    // the reader's own stack ends at thousands of levels
    if (error instanceof RangeError) return { problems: [problem('TOO_DEEP', '-')] };
    // moddle rejects what is no XML, and XML whose root is not bpmn:Definitions
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const isXml = /failed to parse document/.test(message);
    return { problems: [isXml ? problem('NOT_BPMN', '-') : problem('NOT_XML', '-', message)] };
  }
  giveIds(result.rootElement, new Set(Object.keys(result.elementsById)));
  const problems = result.warnings.flatMap((warning) => fromWarning(warning));
  const dropped = await droppedElements(xml, result.warnings);
  return { root: result.rootElement, problems: [...problems, ...dropped, ...unknownExtensions(result.rootElement)] };
}

const OWN_ELEMENT = /(?:unknown type|unrecognized element) <km:(.*)>/;

/**
 * Elements of our namespace that the reader has dropped. Without our description it keeps those of extension elements where
 * they stand; one that stands elsewhere is named with what is known of its place.
 */
async function droppedElements(xml: string, warnings: ParseResult['warnings']): Promise<Problem[]> {
  const dropped = warnings.flatMap(({ message, element }) => {
    const name = OWN_ELEMENT.exec(message)?.[1];
    return name === undefined ? [] : [{ name: name.replace(/^./, (letter) => letter.toLowerCase()), element }];
  });
  if (dropped.length === 0) return [];
  const { rootElement } = await new BpmnModdle({ bpmn: PACKAGES.bpmn }).fromXML(withPlainIds(xml));
  const kept = ownElementsOf(rootElement);
  return dropped.map(({ name, element }) => {
    const at = kept.findIndex((each) => each.name === name);
    const [place] = at < 0 ? [] : kept.splice(at, 1);
    return unknownElement(name, place?.owner ?? nearestId(element));
  });
}

function textOfFile(source: string | Uint8Array): string | UnreadableXml {
  try {
    return decodeXml(source);
  } catch (error) {
    if (error instanceof UnreadableXml) return error;
    throw error;
  }
}

/** Event definitions often have no id: the event that they stand in is meant. */
function nearestId(element: ModdleElement | undefined): string {
  return element === undefined || element.id !== undefined ? idOf(element) : nearestId(element.$parent);
}

/** References that decide what happens; broken ones in pictures, data and message flows do no harm. */
const DECISIVE = new Set([
  'attachedToRef',
  'default',
  'messageRef',
  'signalRef',
  'errorRef',
  'escalationRef',
  'activityRef',
  'eventDefinitionRef',
]);

function fromWarning({ message, element, property }: ParseResult['warnings'][number]): Problem[] {
  const duplicate = /duplicate ID <(.*)>/.exec(message);
  if (duplicate) return [problem('DUPLICATE_ID', duplicate[1] ?? '-', duplicate[1])];
  const illegal = /illegal ID <(.*)>/.exec(message);
  if (illegal) return [problem('BAD_ID', '-', illegal[1])];
  const unknown = /(?:unknown type|unrecognized element) <(.*)>/.exec(message);
  // elements of foreign extensions, and words about an element in an odd place, are ignored without harm
  if (OWN_ELEMENT.test(message)) return [];
  if (unknown) {
    const isMeant = /^bpmn:(?!documentation$)/i.test(unknown[1] ?? '');
    return isMeant ? [problem('UNKNOWN_ELEMENT', '-', unknown[1])] : [];
  }
  const broken = /unresolved reference <(.*)>/.exec(message);
  if (broken) {
    const name = property?.split(':').at(-1) ?? '';
    const isFlow = element?.$type === 'bpmn:SequenceFlow';
    const isEnd = isFlow && (name === 'sourceRef' || name === 'targetRef');
    const decides = (DECISIVE.has(name) && element?.$type !== 'bpmn:MessageFlow') || isEnd;
    return decides ? [problem('BROKEN_REFERENCE', nearestId(element), broken[1])] : [];
  }
  return /unparsable content/.test(message) ? [problem('NOT_XML', '-', message.split('\n').at(-1)?.trim())] : [];
}
