import { AuditState } from '@karta/contracts';
import { AUDIT_IN_SQL, auditState } from '@karta/services';
import { adminRoute } from '../http/definition.ts';
import { registerRoutes } from '../lists/register-routes.ts';

export const auditRoutes = registerRoutes(AUDIT_IN_SQL);

/** Whether the audit is what was sealed, as the last daily check found it (H-4). */
export const auditHealth = adminRoute('audit.read', {
  method: 'get',
  path: '/admin/audit-state',
  answer: AuditState,
  handle: (_input, { city }) => auditState(city),
});
