/** A DMN file as it is evaluated. Names have single spaces; hrefs are `namespace#id`. */
export interface DecisionFile {
  /** What the file is deployed under: the id of its definitions, else their name. */
  readonly key: string;
  readonly name: string;
  readonly namespace: string;
  readonly imports: readonly { readonly name: string; readonly namespace: string }[];
  readonly elements: ReadonlyMap<string, DrgElement>;
  readonly types: ReadonlyMap<string, ItemType>;
}

export type DrgElement = InputData | Decision | BusinessKnowledge | DecisionService;

interface Named {
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  readonly typeRef?: string;
}

export interface InputData extends Named {
  readonly kind: 'input';
}

export interface Decision extends Named {
  readonly kind: 'decision';
  readonly requires: readonly string[];
  readonly expression: Boxed;
}

export interface BusinessKnowledge extends Named {
  readonly kind: 'knowledge';
  readonly requires: readonly string[];
  readonly expression: Boxed;
}

export interface DecisionService extends Named {
  readonly kind: 'service';
  readonly outputs: readonly string[];
  readonly inputDecisions: readonly string[];
  readonly inputData: readonly string[];
}

/** An item definition. `allowed` is a unary test over the value. */
export interface ItemType {
  readonly base?: string;
  readonly isCollection: boolean;
  readonly allowed?: string;
  /** Of a function: the type of what it gives. */
  readonly returns?: string;
  readonly components: readonly { readonly name: string; readonly type: ItemType }[];
}

export interface Entry {
  readonly name?: string;
  readonly typeRef?: string;
  readonly expression: Boxed;
}

export interface Parameter {
  readonly name: string;
  readonly typeRef?: string;
}

/** A boxed expression (DMN 1.5, 7.3 and 10.2.2). `id` names it in problems. */
export type Boxed = { readonly id: string; readonly typeRef?: string } & (
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'table'; readonly table: DecisionTable }
  | { readonly kind: 'context'; readonly entries: readonly Entry[] }
  | { readonly kind: 'list'; readonly items: readonly Boxed[] }
  | { readonly kind: 'relation'; readonly columns: readonly string[]; readonly rows: readonly (readonly Boxed[])[] }
  | { readonly kind: 'function'; readonly parameters: readonly Parameter[]; readonly body: Boxed }
  | { readonly kind: 'invocation'; readonly called: Boxed; readonly bindings: readonly Entry[] }
  | { readonly kind: 'conditional'; readonly condition: Boxed; readonly consequence: Boxed; readonly otherwise: Boxed }
  | { readonly kind: 'filter'; readonly list: Boxed; readonly match: Boxed }
  | {
      readonly kind: 'iterator';
      readonly what: 'for' | 'some' | 'every';
      readonly variable: string;
      readonly list: Boxed;
      readonly body: Boxed;
    }
  | { readonly kind: 'unsupported'; readonly what: string }
);

export type HitPolicy = 'UNIQUE' | 'FIRST' | 'ANY' | 'PRIORITY' | 'RULE ORDER' | 'OUTPUT ORDER' | 'COLLECT';
export type Aggregation = 'SUM' | 'COUNT' | 'MIN' | 'MAX';

export interface DecisionTable {
  readonly hitPolicy: HitPolicy;
  readonly aggregation?: Aggregation;
  readonly inputs: readonly { readonly expression: string; readonly typeRef?: string; readonly allowed?: string }[];
  readonly outputs: readonly Output[];
  readonly rules: readonly Rule[];
}

export interface Output {
  readonly name: string;
  readonly typeRef?: string;
  /** Unary tests, in the order of their priority. */
  readonly allowed?: string;
  readonly standard?: string;
}

export interface Rule {
  readonly id: string;
  readonly tests: readonly string[];
  readonly results: readonly string[];
  /** Ids of its cells, tests before results, for whoever reads a file to deploy it; they are not stored. */
  readonly cellIds?: readonly (string | undefined)[];
  /** What its annotations say, for whoever explains a decision; they are not stored either. */
  readonly notes?: readonly string[];
}
