import { FamilyMember, ScheduledStart } from '@karta/db';
import { freezeGuardian, inviteMember } from '@karta/services';
import type { Knex } from 'knex';
import { bpmnError } from '../bpmn-error.ts';
import type { ActivityFactory } from '../deps.ts';

async function memberOf(trx: Knex, caseId: string): Promise<FamilyMember> {
  const { facts } = await ScheduledStart.query(trx).findById(caseId).throwIfNotFound();
  return FamilyMember.query(trx)
    .findById(facts['memberId'] ?? '')
    .forUpdate()
    .throwIfNotFound();
}

/** From the 18th birthday on the guardian only looks; says whether the member can be written to. */
export const freezeGuardianOfCase: ActivityFactory<'freeze-guardian'> =
  (deps) =>
  async ({ cityId, caseId, workflowId }) => {
    const city = deps.cityOf(cityId);
    return city.knex.transaction(async (trx) => {
      const member = await memberOf(trx, caseId);
      await freezeGuardian(trx, member, { kind: 'process', id: workflowId, now: city.clock.now() });
      return { hasAddress: member.email !== null, guardianAccountId: member.guardianAccountId };
    });
  };

/** An account of the member's own; the diagram goes another way where somebody else has the address. */
export const inviteMemberOfCase: ActivityFactory<'invite-member'> =
  (deps) =>
  async ({ cityId, caseId, workflowId }) => {
    const city = deps.cityOf(cityId);
    const by = { kind: 'process', id: workflowId, now: city.clock.now() } as const;
    const isInvited = await city.knex.transaction(async (trx) =>
      inviteMember(trx, city, await memberOf(trx, caseId), by),
    );
    if (!isInvited) throw bpmnError('ADDRESS_TAKEN');
    return {};
  };
