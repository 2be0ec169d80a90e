import type { Express } from 'express';
import { ROUTES, THIN_HANDLERS } from '../routes.ts';

interface Layer {
  route?: { path: string; methods?: Record<string, boolean> };
  handle?: { stack?: Layer[] };
}

/** The start fails when a listener serves an address that the tables do not name. */
export function refuseUnlistedRoutes(app: Express): void {
  const listed = new Set([
    ...ROUTES.map((route) => route.shape.path),
    ...THIN_HANDLERS.map((handler) => handler.path),
    '/{*path}',
  ]);
  const unlisted = servedPaths((app.router as unknown as { stack: Layer[] }).stack).filter((path) => !listed.has(path));
  if (unlisted.length > 0) throw new Error(`Routes outside the route table: ${unlisted.join(', ')}`);
}

/** The paths of all routes on a router and on the routers below it; a library's own pages are one mounted handler. */
export function servedPaths(stack: readonly Layer[]): string[] {
  return stack.flatMap((layer) =>
    layer.route ? [layer.route.path] : isOwnRouter(layer) ? servedPaths(layer.handle?.stack ?? []) : [],
  );
}

function isOwnRouter(layer: Layer): boolean {
  return layer.handle?.stack !== undefined;
}
