import type { ApprovalDetail } from '@karta/contracts';
import { DecisionDefinition, ProcessDefinition, type Approval, type City } from '@karta/db';
import { graphChanges, type ProcessGraph } from '@karta/bpmn/graph';
import * as z from 'zod';
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
  const changes = graph ? changesBetween(now?.graph as ProcessGraph | undefined, graph) : [];
  return { kind: 'process', xml, currentVersion: now?.version ?? 0, currentXml: now?.xml ?? null, changes };
}

/** What a diagram does otherwise, as the screens show it. */
export const changesBetween = (before: ProcessGraph | undefined, after: ProcessGraph) =>
  graphChanges(before, after).map(({ properties, ...change }) => ({ ...change, properties: [...properties] }));

/** What somebody wants as a file: how much of a list, by which filters, with which columns. */
export function exportOf({ request }: Approval): ApprovalDetail['listExport'] {
  return ExportRequest.parse(request);
}

const ExportRequest = z.object({
  rows: z.number(),
  format: z.enum(['xlsx', 'ods', 'csv']),
  columns: z.array(z.string()).nullable(),
  filters: z.record(z.string(), z.unknown()).transform((all) =>
    Object.fromEntries(
      Object.entries(all)
        .filter(([, value]) => value !== undefined && value !== null)
        .map(([key, value]) => [key, String(value)]),
    ),
  ),
});
