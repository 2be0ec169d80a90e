/** In place of a value: the standard says null because something is wrong. It becomes null with a problem where it is called. */
export class Wrong {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}
