/** A value that survives JSON: what variables, inputs and answers are made of. Money is whole grosze; dates are ISO strings. */
export type Value = null | boolean | number | string | Value[] | { [name: string]: Value };

/** The variables of one scope, by name. Ids and small facts only, never personal data. */
export type Variables = { [name: string]: Value };
