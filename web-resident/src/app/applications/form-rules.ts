import type { ApplicationFormRow, Holds } from '@karta/domain';

const ZONE = 'Europe/Warsaw';
const NOTHING_HOLDS: Holds = () => false;

/** The language of conditions, fetched only for a form that has any; a click asks only what reads another value than before. */
export async function rulesOf({ sections }: Pick<ApplicationFormRow, 'sections'>): Promise<Holds> {
  const hasConditions = sections.some(({ parts }) => parts.some(({ when }) => when !== undefined));
  if (!hasConditions) return NOTHING_HOLDS;
  const { holds } = await import('@karta/bpmn/feel');
  type Variables = Parameters<typeof holds>[1];
  const clock = { at: new Date().toISOString(), zone: ZONE };
  const last = new Map<string, { of: string; result: boolean }>();
  return (condition, values) => {
    const of = JSON.stringify(values);
    const known = last.get(condition);
    if (known?.of === of) return known.result;
    const result = holds(condition, values as Variables, clock);
    last.set(condition, { of, result });
    return result;
  };
}
