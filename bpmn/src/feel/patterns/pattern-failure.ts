/** A pattern that is none of XPath, or that cannot be answered in linear time. */
export class PatternFailure extends Error {
  override name = 'PatternFailure';
}
