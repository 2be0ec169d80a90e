import {
  BegunExport,
  Id,
  registerExport,
  registerList,
  registerQuery,
  registerRows,
  type RegisterQuery,
} from '@karta/contracts';
import type { Register, RowOf } from '@karta/contracts/registers';
import { placeLimit } from '@karta/domain';
import {
  beginExport,
  countRegister,
  exportToTake,
  keepAtPoint,
  noteTaken,
  readRegister,
  TurnTaker,
  type RegisterSql,
} from '@karta/services';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { OperatorActor } from '../http/actor.ts';
import { adminRoute, operatorRoute, type Context, type Route } from '../http/definition.ts';
import { asDoer } from '../operator/as-doer.ts';
import { EXPORT_PAGE, viewBegun } from './export.ts';
import { hiddenColumns } from './hidden-columns.ts';

type At = Context<OperatorActor>;

/** Pages of files made side by side; each holds its rows in memory. Some others wait their turn. */
const exports = new TurnTaker(2, 8);
const OfExport = z.object({ exportId: Id });

/** What one register does that others do not. */
interface Own<R extends Register> {
  /** Keeps the rows that are this person's. */
  narrow?: (rows: Knex.QueryBuilder, ask: RegisterQuery<R>, at: At) => void;
  /** What the list says beside its rows, and the schema of the whole answer. */
  also?: { answer: z.ZodType; find(at: At): Promise<object> };
}

/** The routes of a register: its list, and the list as a file, begun once and handed out page by page (000-24). */
export function registerRoutes<R extends Register>(
  sql: RegisterSql<R>,
  own: Own<R> = {},
): [list: Route, file: Route, rows: Route] {
  const { name, area, right, pageSize } = sql.of;
  const route = area === 'admin' ? adminRoute : operatorRoute;
  const question = registerQuery(sql.of) as unknown as z.ZodType<RegisterQuery<R>>;
  const about = (ask: RegisterQuery<R>, at: At) => ({
    hidden: hiddenColumns(at.actor, sql.of),
    narrow: (rows: Knex.QueryBuilder) => {
      keepAtPoint(rows, sql, placeLimit(at.actor, right));
      own.narrow?.(rows, ask, at);
    },
  });
  const read = (ask: RegisterQuery<R>, at: At, size: number) =>
    readRegister(at.city, sql, ask, { size, ...about(ask, at) });
  const list = route(right, {
    method: 'get',
    path: `/${area}/${name}`,
    query: question,
    // never the searched text, which may be a name
    reads: ({ query: { search, columns: _columns, codes: _codes, after: _after, ...filters } }) => ({
      act: 'register.read',
      subjectKind: 'register',
      subjectId: name,
      facts: { filters, isSearched: Boolean(search) },
    }),
    answer: own.also?.answer ?? registerList(sql.of),
    async handle({ query }, at) {
      const [{ rows, ...end }, also] = await Promise.all([read(query, at, pageSize), own.also?.find(at)]);
      const hidden = hiddenColumns(at.actor, sql.of);
      return { [name]: rows, ...also, ...end, ...(hidden.length > 0 && { hidden }) };
    },
  });
  const file = route(right, {
    method: 'post',
    path: `/${area}/${name}/export`,
    body: registerExport(sql.of).strict() as unknown as z.ZodType<RegisterQuery<R> & Wish>,
    answer: BegunExport,
    async handle({ body: { reason, format, ...ask } }, at) {
      const asked = ask as unknown as RegisterQuery<R>;
      const rows = await exports.take(() => countRegister(at.city, sql, asked, about(asked, at)));
      const order = { register: name, question: { ...asked }, format, reason, rows };
      const begun = await at.city.knex.transaction((trx) =>
        beginExport(trx, at.city, order, asDoer(at.actor, at.city)),
      );
      return viewBegun(begun, at.actor);
    },
  });
  const rows = route(right, {
    method: 'get',
    path: `/${area}/${name}/exports/:exportId/rows`,
    params: OfExport,
    query: question,
    answer: registerRows(sql.of) as unknown as z.ZodType<{ rows: RowOf<R>[]; next: string | null }>,
    async handle({ params: { exportId }, query }, at) {
      const { knex, clock } = at.city;
      const wanted = { id: exportId, register: name, operatorId: at.actor.operatorId, question: { ...query } };
      const { id } = await exportToTake(knex, { ...wanted, now: clock.now() });
      const page = await exports.take(() => read(query, at, EXPORT_PAGE));
      if (page.next === null) await noteTaken(knex, id, clock.now());
      return { rows: page.rows, next: page.next };
    },
  });
  return [list, file, rows];
}

type Wish = Pick<z.infer<ReturnType<typeof registerExport>>, 'reason' | 'format'>;
