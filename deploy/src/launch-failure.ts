/** Something that keeps the city from starting; the message is one sentence that says what to do. */
export class LaunchFailure extends Error {
  override name = 'LaunchFailure';
}
