import type { ApprovalDetail } from '@karta/contracts';
import { DecisionDefinition, ProcessDefinition, ProcessInstance, type Approval, type City } from '@karta/db';
import { graphChanges, type ProcessGraph } from '@karta/bpmn/graph';
import { readApart } from './read-apart.ts';

/** The new diagram beside the one that is deployed, and what it does otherwise. */
export async function deploymentOf(city: City, { subject, request }: Approval): Promise<ApprovalDetail['deployment']> {
  const xml = String(request['xml']);
  const read = await readApart(xml);
  if ('decisions' in read) {
    const now = await DecisionDefinition.query(city.knex)
      .where('decisionKey', subject)
      .orderBy('version', 'desc')
      .first();
    return { kind: 'decision', xml, currentVersion: now?.version ?? 0, currentXml: now?.xml ?? null, changes: [] };
  }
  const now = await ProcessDefinition.query(city.knex).where('processKey', subject).orderBy('version', 'desc').first();
  const [graph] = read.compiled.graphs;
  const changes = graph ? graphChanges(now?.graph as ProcessGraph | undefined, graph) : [];
  const shown = changes.map(({ properties, ...change }) => ({ ...change, properties: [...properties] }));
  return { kind: 'process', xml, currentVersion: now?.version ?? 0, currentXml: now?.xml ?? null, changes: shown };
}

/** Where the token stands, and where it is to go. */
export async function moveOf({ knex }: City, { subject, request }: Approval): Promise<ApprovalDetail['move']> {
  const instance = await ProcessInstance.query(knex).findById(subject);
  const definition =
    instance && (await ProcessDefinition.query(knex).findById([instance.processKey, instance.version]).select('xml'));
  return {
    workflowId: subject,
    from: String(request['from']),
    target: String(request['target']),
    xml: definition?.xml ?? '',
  };
}
