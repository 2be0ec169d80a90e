import { registerExport, registerList, registerQuery, type RegisterQuery } from '@karta/contracts';
import type { Register } from '@karta/contracts/registers';
import { placeLimit } from '@karta/domain';
import { keepAtPoint, readRegister, TurnTaker, type RegisterSql } from '@karta/services';
import type { Knex } from 'knex';
import type * as z from 'zod';
import type { OperatorActor } from '../http/actor.ts';
import { adminRoute, operatorRoute, type Context, type Route } from '../http/definition.ts';
import { EXPORT_SIZE, recordExport } from './export.ts';
import { hiddenColumns } from './hidden-columns.ts';

type At = Context<OperatorActor>;

/** Files of lists made side by side; each holds its 10,000 rows in memory. Some others wait their turn. */
const exports = new TurnTaker(2, 8);

/** What one register does that others do not. */
interface Own<R extends Register> {
  /** Keeps the rows that are this person's. */
  narrow?: (rows: Knex.QueryBuilder, ask: RegisterQuery<R>, at: At) => void;
  /** What the list says beside its rows, and the schema of the whole answer. */
  also?: { answer: z.ZodType; find(at: At): Promise<object> };
}

/** The routes of a register: its list, and the list for a file (000-24). */
export function registerRoutes<R extends Register>(sql: RegisterSql<R>, own: Own<R> = {}): [list: Route, file: Route] {
  const { name, area, right, pageSize } = sql.of;
  const route = area === 'admin' ? adminRoute : operatorRoute;
  const question = registerQuery(sql.of);
  const read = (ask: RegisterQuery<R>, at: At, size: number) =>
    readRegister(at.city, sql, ask, {
      size,
      hidden: hiddenColumns(at.actor, sql.of),
      narrow: (rows) => {
        keepAtPoint(rows, sql, placeLimit(at.actor, right));
        own.narrow?.(rows, ask, at);
      },
    });
  const list = route(right, {
    method: 'get',
    path: `/${area}/${name}`,
    query: question as unknown as z.ZodType<RegisterQuery<R>>,
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
    body: question.strict() as unknown as z.ZodType<RegisterQuery<R>>,
    answer: registerExport(sql.of) as z.ZodType,
    handle: async ({ body }, at) => {
      const page = await exports.take(() => read(body, at, EXPORT_SIZE));
      return recordExport(at.city, at.actor, name, body, page);
    },
  });
  return [list, file];
}
