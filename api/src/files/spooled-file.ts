import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable, type Duplex } from 'node:stream';

const CIPHER = 'aes-256-ctr';
const PART = 256 * 1024;
const { O_CREAT, O_EXCL, O_RDWR, O_NOFOLLOW = 0 } = constants;

/**
 * What somebody sends, on the disk until it is read: under a key that only this process knows, in a file without a name, so that
 * it ends with whoever holds it and a broken off process leaves nothing to read.
 */
export class SpooledFile {
  readonly #handle: FileHandle;
  readonly #key = randomBytes(32);
  readonly #start = randomBytes(16);

  private constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  static async openIn(folder: string): Promise<SpooledFile> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const name = join(folder, randomUUID());
    const handle = await open(name, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW, 0o600);
    await rm(name);
    return new SpooledFile(handle);
  }

  /** The last streams of a pipeline that fills it. */
  fill(): [Duplex, Writable] {
    const handle = this.#handle;
    const disk = new Writable({
      write(part: Buffer, _encoding, done) {
        handle.appendFile(part).then(() => done(), done);
      },
    });
    return [createCipheriv(CIPHER, this.#key, this.#start), disk];
  }

  /** Its whole content in memory. */
  async content(): Promise<Buffer> {
    const { size } = await this.#handle.stat();
    const content = Buffer.allocUnsafeSlow(size);
    const decipher = createDecipheriv(CIPHER, this.#key, this.#start);
    const part = Buffer.allocUnsafeSlow(PART);
    for (let at = 0; at < size;) {
      const { bytesRead } = await this.#handle.read(part, 0, PART, at);
      if (bytesRead === 0) throw cutOff();
      at += decipher.update(part.subarray(0, bytesRead)).copy(content, at);
    }
    return content;
  }

  /** Its content from the beginning, a part at a time. */
  async *parts(): AsyncGenerator<Buffer> {
    const { size } = await this.#handle.stat();
    const decipher = createDecipheriv(CIPHER, this.#key, this.#start);
    for (let at = 0; at < size;) {
      const { bytesRead, buffer } = await this.#handle.read(Buffer.allocUnsafe(PART), 0, PART, at);
      if (bytesRead === 0) throw cutOff();
      at += bytesRead;
      yield decipher.update(buffer.subarray(0, bytesRead));
    }
  }

  /** Ends it, after what is being done with it. */
  close(): Promise<void> {
    return this.#handle.close();
  }
}

const cutOff = (): Error => new Error('A file that was sent is shorter than it was.');
