// IPP/2.0 on the wire: RFC 8010. Only the kinds of values that a card station needs.

export const OPERATION = {
  printJob: 0x0002,
  validateJob: 0x0004,
  cancelJob: 0x0008,
  getJobAttributes: 0x0009,
  getJobs: 0x000a,
  getPrinterAttributes: 0x000b,
} as const;

const GROUP_OPERATION = 0x01;
const GROUP_JOB = 0x02;
const GROUP_END = 0x03;
/** RFC 8010, 3.5.2. */
const KIND = {
  integer: 0x21,
  enum: 0x23,
  nameWithoutLanguage: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  naturalLanguage: 0x48,
  mimeMediaType: 0x49,
};
/** textWithLanguage and nameWithLanguage: a language and a text, each behind its length (RFC 8010, 3.9). */
const WITH_LANGUAGE = [0x35, 0x36];

export type IppAttribute = { kind: keyof typeof KIND; name: string; values: readonly (string | number)[] };
export type IppRequest = {
  operation: number;
  requestId: number;
  operationAttributes: readonly IppAttribute[];
  jobAttributes?: readonly IppAttribute[];
  document?: Uint8Array;
};
export type IppGroup = ReadonlyMap<string, readonly (string | number)[]>;
export type IppResponse = { status: number; requestId: number; jobs: IppGroup[]; printer: IppGroup };

/** Writes a request; charset and language, which must come first, are added. */
export function encodeRequest(request: IppRequest): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(0x0200, 0);
  head.writeUInt16BE(request.operation, 2);
  head.writeUInt32BE(request.requestId, 4);
  const first: IppAttribute[] = [
    { kind: 'charset', name: 'attributes-charset', values: ['utf-8'] },
    { kind: 'naturalLanguage', name: 'attributes-natural-language', values: ['en'] },
  ];
  const parts = [
    head,
    Buffer.from([GROUP_OPERATION]),
    ...[...first, ...request.operationAttributes].map(encodeAttribute),
  ];
  if (request.jobAttributes !== undefined)
    parts.push(Buffer.from([GROUP_JOB]), ...request.jobAttributes.map(encodeAttribute));
  return Buffer.concat([...parts, Buffer.from([GROUP_END]), request.document ?? new Uint8Array()]);
}

function encodeAttribute({ kind, name, values }: IppAttribute): Buffer {
  return Buffer.concat(
    values.map((value, at) => {
      const label = Buffer.from(at === 0 ? name : '');
      const bytes = typeof value === 'string' ? Buffer.from(value) : Buffer.alloc(4);
      if (typeof value === 'number') bytes.writeInt32BE(value);
      const field = Buffer.alloc(5);
      field.writeUInt8(KIND[kind], 0);
      field.writeUInt16BE(label.length, 1);
      field.writeUInt16BE(bytes.length, 3);
      return Buffer.concat([field.subarray(0, 3), label, field.subarray(3), bytes]);
    }),
  );
}

/** Reads a response; unknown kinds of values become text. Throws RangeError when it is cut short. */
export function decodeResponse(data: Buffer): IppResponse {
  const jobs: Map<string, (string | number)[]>[] = [];
  const others = new Map<string, (string | number)[]>();
  let current = others;
  let values: (string | number)[] = [];
  let at = 8;
  for (let tag = data.readUInt8(at++); tag !== GROUP_END; tag = data.readUInt8(at++)) {
    if (tag < 0x10) {
      current = tag === GROUP_JOB ? new Map() : others;
      if (tag === GROUP_JOB) jobs.push(current);
      continue;
    }
    const nameEnd = at + 2 + data.readUInt16BE(at);
    const valueEnd = nameEnd + 2 + data.readUInt16BE(nameEnd);
    if (valueEnd > data.length) throw new RangeError('The IPP answer is cut short.');
    if (nameEnd > at + 2) {
      values = [];
      current.set(data.toString('utf8', at + 2, nameEnd), values);
    }
    values.push(valueOf(tag, data.subarray(nameEnd + 2, valueEnd)));
    at = valueEnd;
  }
  return { status: data.readUInt16BE(2), requestId: data.readUInt32BE(4), jobs, printer: others };
}

function valueOf(tag: number, bytes: Buffer): string | number {
  if ((tag === KIND.integer || tag === KIND.enum) && bytes.length === 4) return bytes.readInt32BE();
  return (WITH_LANGUAGE.includes(tag) ? textBehindLanguage(bytes) : bytes).toString('utf8');
}

function textBehindLanguage(bytes: Buffer): Buffer {
  const textAt = 2 + bytes.readUInt16BE(0);
  return bytes.subarray(textAt + 2, textAt + 2 + bytes.readUInt16BE(textAt));
}
