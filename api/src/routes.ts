import { ADMIN_ROUTES } from './admin/index.ts';
import { DESK_ROUTES } from './desk/index.ts';
import type { Area, Route } from './http/definition.ts';
import { OPERATOR_ROUTES } from './operator/index.ts';
import { PARTNER_ROUTES } from './partner/index.ts';
import { READER_ROUTES } from './reader/index.ts';
import { RESIDENT_ROUTES } from './resident/index.ts';
import { STATION_ROUTES } from './station/index.ts';

/** Every route of the product: who may is part of each. What is not here is not served. */
export const ROUTES: readonly Route[] = [
  ...RESIDENT_ROUTES,
  ...OPERATOR_ROUTES,
  ...ADMIN_ROUTES,
  ...PARTNER_ROUTES,
  ...DESK_ROUTES,
  ...STATION_ROUTES,
  ...READER_ROUTES,
];

/** The routes of one listener. */
export function routesOf(...areas: readonly Area[]): Route[] {
  return ROUTES.filter((route) => areas.includes(route.area));
}

/** Handlers that are mounted beside the table because they stream or come from a library; the deny matrix knows them too. */
export const THIN_HANDLERS = [
  { path: '/health/live', allow: 'everybody' },
  { path: '/health/ready', allow: 'everybody' },
  { path: '/admin/jobs', allow: 'job.read' },
] as const;
