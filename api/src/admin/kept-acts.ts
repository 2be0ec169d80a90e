/** What each act on a case keeps for the second person. */
export interface KeptAct {
  tokenId: string;
  /** Element of a token, version of a case. */
  from: string | number | null;
  target: string;
  elementId: string | null;
  waitId: string;
  incidentId: string;
  variables: Record<string, unknown>;
  scopeId?: string;
  version: number;
  mapping?: Record<string, string | null>;
  timers?: 'keep' | 'recompute';
}

export interface KeptMigration extends Pick<KeptAct, 'version' | 'mapping' | 'timers'> {
  processKey: string;
  from: number;
}
