/** Kept by the program; what is more goes into a blob, which the browser may keep on the disk. */
const KEPT = 4 * 1024 * 1024;

/** A file that grows piece by piece without standing whole in the program's memory. */
export class BlobParts {
  private done: Blob[] = [];
  private parts: Uint8Array<ArrayBuffer>[] = [];
  private size = 0;

  constructor(private readonly type: string) {}

  add(part: Uint8Array<ArrayBuffer>): void {
    this.parts.push(part);
    this.size += part.length;
    if (this.size > KEPT) this.put();
  }

  blob(): Blob {
    this.put();
    return new Blob(this.done, { type: this.type });
  }

  private put(): void {
    this.done.push(new Blob(this.parts));
    this.parts = [];
    this.size = 0;
  }
}
