import { Parser } from 'saxen';
import { declaresEntities } from '../compile/decode-xml.ts';

/** An element of a DMN file; `name` is without prefix. Elements of other namespaces are left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** The model namespaces of DMN 1.1 to 1.5; what they share has kept its name and meaning. */
const NAMESPACES = {
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd': 'dmn',
  'http://www.omg.org/spec/DMN/20180521/MODEL/': 'dmn',
  'https://www.omg.org/spec/DMN/20191111/MODEL/': 'dmn',
  'https://www.omg.org/spec/DMN/20211108/MODEL/': 'dmn',
  'https://www.omg.org/spec/DMN/20230324/MODEL/': 'dmn',
} as const;

const PREFIX = 'dmn:';
const DEEPEST = 200;
const LONGEST = 5 * 1024 * 1024;

/** A file that is no DMN; the message says why. */
export class UnreadableDecisions extends Error {
  override name = 'UnreadableDecisions';
}

/**
 * Reads the XML of a DMN file into a tree. Entities are not expanded.
 * @throws UnreadableDecisions
 */
export function xmlTree(xml: string): XmlElement {
  if (xml.length > LONGEST) throw new UnreadableDecisions('the file is larger than 5 MB');
  if (declaresEntities(xml)) throw new UnreadableDecisions('DOCTYPE and entities are not accepted');
  const top: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  // `undefined` stands for an element of another namespace, whose content is left out
  const path: (XmlElement | undefined)[] = [top];
  let broken: string | undefined;
  const fail = (problem: Error): void => {
    broken ??= problem.message;
  };
  new Parser()
    .ns({ ...NAMESPACES })
    .on('openTag', (name, attributes, decode) => {
      const parent = path.at(-1);
      const isOurs = parent !== undefined && name.startsWith(PREFIX) && path.length < DEEPEST;
      if (path.length >= DEEPEST) broken ??= 'elements lie in each other too deep';
      const element = isOurs ? elementOf(name.slice(PREFIX.length), attributes(), decode) : undefined;
      if (element) parent?.children.push(element);
      path.push(element);
    })
    .on('closeTag', () => void path.pop())
    .on('text', (text, decode) => append(path.at(-1), decode(text)))
    .on('cdata', (text) => append(path.at(-1), text))
    .on('error', fail)
    .on('warn', fail)
    .parse(xml);
  if (broken !== undefined) throw new UnreadableDecisions(broken);
  const [root] = top.children;
  if (root?.name !== 'definitions') throw new UnreadableDecisions('the file is no DMN 1.1 to 1.5');
  return root;
}

function elementOf(name: string, attributes: Record<string, string>, decode: (text: string) => string): XmlElement {
  const decoded = Object.entries(attributes).map(([key, value]) => [key.replace(PREFIX, ''), decode(value)]);
  return { name, attributes: Object.fromEntries(decoded) as Record<string, string>, children: [], text: '' };
}

function append(element: XmlElement | undefined, text: string): void {
  if (element) element.text += text;
}

/** The first child of a name. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);

export const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

/** The trimmed content of a `text` child; `undefined` when absent or blank. */
export function textIn(element: XmlElement | undefined): string | undefined {
  const text = childOf(element, 'text')?.text.trim();
  return text === '' ? undefined : text;
}
