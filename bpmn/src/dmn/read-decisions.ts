import { decodeXml } from '../compile/decode-xml.ts';
import type { DecisionFile, DrgElement, ItemType } from './model.ts';
import { expressionIn, functionDefinition, namedBy, nameOf } from './read-boxed.ts';
import { childOf, childrenOf, textIn, xmlTree, type XmlElement } from './xml-tree.ts';

/**
 * Reads a DMN file of version 1.1 to 1.5. What cannot be evaluated is kept as such and refused only where it is used.
 * @param source XML text, or bytes in UTF-8 or UTF-16
 * @throws UnreadableDecisions when the file is no DMN
 */
export function readDecisions(source: string | Uint8Array): DecisionFile {
  const root = xmlTree(decodeXml(source));
  const namespace = root.attributes['namespace'] ?? '';
  const elements = root.children.flatMap((child) => readElement(child, namespace) ?? []);
  const name = nameOf(root);
  return {
    key: root.attributes['id'] ?? name,
    name,
    namespace,
    imports: childrenOf(root, 'import').map((one) => ({
      name: nameOf(one),
      namespace: one.attributes['namespace'] ?? '',
    })),
    elements: new Map(elements.map((element) => [element.id, element])),
    types: new Map(childrenOf(root, 'itemDefinition').map((one) => [nameOf(one), typeOf(one)])),
  };
}

function readElement(element: XmlElement, namespace: string): DrgElement | undefined {
  const variable = namedBy(childOf(element, 'variable'));
  const { id = nameOf(element) } = element.attributes;
  const named = {
    id,
    namespace,
    name: nameOf(element),
    ...(variable.typeRef !== undefined && { typeRef: variable.typeRef }),
  };
  switch (element.name) {
    case 'inputData':
      return { ...named, kind: 'input' };
    case 'decision':
      return {
        ...named,
        kind: 'decision',
        requires: requiredBy(element, namespace),
        expression: expressionIn(element),
      };
    case 'businessKnowledgeModel': {
      const logic = childOf(element, 'encapsulatedLogic');
      const expression = logic ? functionDefinition(logic) : expressionIn(element);
      return { ...named, kind: 'knowledge', requires: requiredBy(element, namespace), expression };
    }
    case 'decisionService':
      return {
        ...named,
        kind: 'service',
        outputs: hrefsIn(element, 'outputDecision', namespace),
        inputDecisions: hrefsIn(element, 'inputDecision', namespace),
        inputData: hrefsIn(element, 'inputData', namespace),
      };
    default:
      return undefined;
  }
}

function requiredBy(element: XmlElement, namespace: string): string[] {
  const requirements = [
    ...childrenOf(element, 'informationRequirement'),
    ...childrenOf(element, 'knowledgeRequirement'),
  ];
  return requirements.flatMap((one) =>
    ['requiredInput', 'requiredDecision', 'requiredKnowledge'].flatMap((name) => hrefsIn(one, name, namespace)),
  );
}

function hrefsIn(element: XmlElement, name: string, namespace: string): string[] {
  return childrenOf(element, name).map(({ attributes: { href = '' } }) =>
    href.startsWith('#') || !href.includes('#') ? `${namespace}#${href.replace('#', '')}` : href,
  );
}

function typeOf(element: XmlElement): ItemType {
  const base = childOf(element, 'typeRef')?.text.trim() ?? element.attributes['typeRef'];
  const allowed = textIn(childOf(element, 'allowedValues')) ?? textIn(childOf(element, 'typeConstraint'));
  const returns = childOf(element, 'functionItem')?.attributes['outputTypeRef'];
  return {
    isCollection: element.attributes['isCollection'] === 'true',
    components: childrenOf(element, 'itemComponent').map((one) => ({ name: nameOf(one), type: typeOf(one) })),
    ...(base !== undefined && { base }),
    ...(allowed !== undefined && { allowed }),
    ...(returns !== undefined && { returns }),
  };
}
