/** How long anybody waits for a connection to a database. */
const CONNECT_MS = 5000;
/** How long a statement may take that says nothing of its own. */
const STATEMENT_MS = 300_000;
/** The server ends a statement by itself; a server that does not is not there any more. */
const GRACE_MS = 5000;

/** Settings of a connection that waits for nothing without end: to connect, for a statement, and for an answer. */
export function deadlinesOf(statementMs = STATEMENT_MS): {
  connectionTimeoutMillis: number;
  statement_timeout: number;
  query_timeout: number;
} {
  return {
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: statementMs,
    query_timeout: statementMs + GRACE_MS,
  };
}
