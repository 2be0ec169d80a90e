/** What a value of a row may be. Screens draw the input by it, the server checks by it. */
export type CatalogueFieldKind =
  | {
      readonly kind: 'text' | 'long-text';
      readonly most: number;
      readonly least?: number;
      readonly as?: 'email' | 'phone';
    }
  /** Several texts, one a line of the screen. */
  | { readonly kind: 'lines'; readonly most: number; readonly count: number }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'date'; readonly isOptional?: true }
  | { readonly kind: 'instant'; readonly isOptional?: true }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  /** Some of these; `first` where nothing is given. */
  | { readonly kind: 'choices'; readonly of: readonly string[]; readonly first?: readonly string[] }
  /** The key of a row of another catalogue, or of another row of this one that names none itself. */
  | { readonly kind: 'row'; readonly of: string; readonly isOptional?: true };

export type CatalogueValue = string | number | boolean | null | readonly string[];

/** Rows of a town that its office edits: one definition, from which contract, routes, screen and history follow. */
export interface Catalogue {
  readonly table: string;
  /** `code`: typed once and never changed; `id`: made by the program. */
  readonly key: 'code' | 'id';
  readonly fields: Readonly<Record<string, CatalogueFieldKind>>;
  /** The field that a row is called by. */
  readonly name: string;
  /** The field that the list is ordered by, before the name. */
  readonly order?: { readonly field: string; readonly direction: 'asc' | 'desc' };
  /** Columns of other tables that name a row: what one of them names is closed, never deleted. */
  readonly usedBy: readonly (readonly [table: string, column: string])[];
  /** The flag that takes a row out of use; none: such rows are deleted alone. */
  readonly closing?: { readonly column: string; readonly isClosedWhen: boolean };
}
