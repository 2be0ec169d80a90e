import { operator, type Answer, type Caller } from './caller.ts';
import { DEMO } from './town.ts';

interface Asked {
  approvalId?: string | null;
}

let second: Promise<Caller> | undefined;

/** The other administrator says yes to what waits. */
export async function approved(approvalId: string): Promise<Answer<{ deployed: unknown }>> {
  second ??= operator(DEMO.secondAdmin);
  const colleague = await second;
  const path = `/api/admin/approvals/${approvalId}`;
  const { body } = await colleague.get<{
    deployment: { currentVersion: number } | null;
    caseAct: { seen: string } | null;
  }>(path);
  const seen = body.deployment
    ? { currentVersion: body.deployment.currentVersion }
    : { ...(body.caseAct && { seen: body.caseAct.seen }) };
  return colleague.post<{ deployed: unknown }>(`${path}/approve`, seen);
}

/** Hands a diagram or a file of decisions in, and has it approved where it waits for that. */
export async function deploy<T>(admin: Caller, xml: string): Promise<Answer<T>> {
  const asked = await admin.post<T & Asked>('/api/admin/deployments', { xml, note: 'próba' });
  const { approvalId } = asked.body;
  if (!approvalId) return asked;
  const { status, body, ...rest } = await approved(approvalId);
  return { ...rest, status: status === 200 ? asked.status : status, body: (body.deployed ?? body) as T };
}
