// RFC 8010. Written apart from the station agent's codec on purpose: the two check each other.

export type IppValue = { tag: number; bytes: Buffer };
export type IppGroup = { tag: number; attributes: Map<string, IppValue[]> };
export type IppRequest = {
  version: number;
  operation: number;
  requestId: number;
  groups: IppGroup[];
  document: Buffer;
};

export const TAG = {
  operation: 0x01,
  job: 0x02,
  end: 0x03,
  printer: 0x04,
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  resolution: 0x32,
  name: 0x42,
  text: 0x41,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  mime: 0x49,
} as const;

/** Reads a request. Throws RangeError for anything cut short. */
export function readRequest(data: Buffer): IppRequest {
  const request: IppRequest = {
    version: data.readUInt16BE(0),
    operation: data.readUInt16BE(2),
    requestId: data.readUInt32BE(4),
    groups: [],
    document: Buffer.alloc(0),
  };
  let at = 8;
  let values: IppValue[] = [];
  for (;;) {
    const tag = data.readUInt8(at);
    at += 1;
    if (tag === TAG.end) break;
    if (tag < 0x10) {
      request.groups.push({ tag, attributes: new Map() });
      continue;
    }
    const nameLength = data.readUInt16BE(at);
    const name = data.toString('utf8', at + 2, at + 2 + nameLength);
    at += 2 + nameLength;
    const length = data.readUInt16BE(at);
    if (at + 2 + length > data.length) throw new RangeError('An IPP value is cut short.');
    const value = { tag, bytes: data.subarray(at + 2, at + 2 + length) };
    at += 2 + length;
    if (nameLength > 0) {
      values = [];
      request.groups.at(-1)?.attributes.set(name, values);
    }
    values.push(value);
  }
  request.document = data.subarray(at);
  return request;
}

/** The first value of an attribute as text, from the first group that has it. */
export function textOf(request: IppRequest, name: string): string | undefined {
  return valuesOf(request, name)[0]?.bytes.toString('utf8');
}

export function numberOf(request: IppRequest, name: string): number | undefined {
  const value = valuesOf(request, name)[0];
  return value?.bytes.length === 4 ? value.bytes.readInt32BE(0) : undefined;
}

export function valuesOf(request: IppRequest, name: string): IppValue[] {
  for (const group of request.groups) {
    const values = group.attributes.get(name);
    if (values !== undefined) return values;
  }
  return [];
}

export const VERSIONS = [0x0100, 0x0101, 0x0200];

export type Answer = { tag: number; name: string; values: readonly (string | number | boolean)[] };

/** One attribute of an answer; the value's own kind follows from the tag. */
export const attribute = (tag: number, name: string, ...values: (string | number | boolean)[]): Answer => ({
  tag,
  name,
  values,
});

/** Writes a response, in the version of its request, with an operation group and further groups. */
export function writeResponse(
  status: number,
  request: Pick<IppRequest, 'version' | 'requestId'>,
  groups: readonly (readonly [number, Answer[]])[] = [],
): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(VERSIONS.includes(request.version) ? request.version : 0x0200, 0);
  head.writeUInt16BE(status, 2);
  head.writeUInt32BE(request.requestId, 4);
  const operation = [
    attribute(TAG.charset, 'attributes-charset', 'utf-8'),
    attribute(TAG.language, 'attributes-natural-language', 'en'),
  ];
  const all: readonly (readonly [number, Answer[]])[] = [[TAG.operation, operation], ...groups];
  const body = all.flatMap(([tag, answers]) => [Buffer.from([tag]), ...answers.map(writeAttribute)]);
  return Buffer.concat([head, ...body, Buffer.from([TAG.end])]);
}

function writeAttribute({ tag, name, values }: Answer): Buffer {
  return Buffer.concat(
    values.flatMap((value, at) => {
      const label = Buffer.from(at === 0 ? name : '', 'utf8');
      const bytes = writeValue(tag, value);
      return [Buffer.from([tag]), lengthOf(label), label, lengthOf(bytes), bytes];
    }),
  );
}

function lengthOf(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length, 0);
  return length;
}

function writeValue(tag: number, value: string | number | boolean): Buffer {
  if (typeof value === 'string') return Buffer.from(value, 'utf8');
  if (typeof value === 'boolean') return Buffer.from([value ? 1 : 0]);
  if (tag === TAG.resolution) {
    const resolution = Buffer.alloc(9);
    resolution.writeInt32BE(value, 0);
    resolution.writeInt32BE(value, 4);
    resolution.writeInt8(3, 8); // dots per inch
    return resolution;
  }
  const number = Buffer.alloc(4);
  number.writeInt32BE(value, 0);
  return number;
}
