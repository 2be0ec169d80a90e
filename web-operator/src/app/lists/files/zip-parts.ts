import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { BlobParts } from './blob-parts.ts';

/** An archive that is written file after file; each file as it comes. */
export class ZipParts {
  private readonly parts: BlobParts;
  private readonly zip: Zip;
  private readonly encoder = new TextEncoder();

  constructor(type: string) {
    this.parts = new BlobParts(type);
    this.zip = new Zip((failure, part) => {
      if (failure) throw failure;
      this.parts.add(part as Uint8Array<ArrayBuffer>);
    });
  }

  /** A file that gets its text in pieces. */
  begin(name: string): { add(text: string): void; end(): void } {
    const file = new ZipDeflate(name, { level: 6 });
    this.zip.add(file);
    return {
      add: (text) => void file.push(this.encoder.encode(text)),
      end: () => void file.push(new Uint8Array(0), true),
    };
  }

  put(name: string, text: string): void {
    const file = this.begin(name);
    file.add(text);
    file.end();
  }

  /** As it is: what a program reads at a fixed place of the archive. */
  putPlain(name: string, text: string): void {
    this.putBytes(name, this.encoder.encode(text));
  }

  /** What is packed in itself already. */
  putBytes(name: string, bytes: Uint8Array): void {
    const file = new ZipPassThrough(name);
    this.zip.add(file);
    file.push(bytes, true);
  }

  end(): Blob {
    this.zip.end();
    return this.parts.blob();
  }
}
