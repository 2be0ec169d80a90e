import { defaultPayloadConverter, type SerializationContext } from '@temporalio/common';
import { CityCodec, CodecError, type CityKey } from './city-codec.ts';

const keys: Record<string, CityKey> = {
  'nowa-rzeczna': { keyId: 'k1', key: new Uint8Array(32).fill(1) },
  'stara-rzeczna': { keyId: 'k1', key: new Uint8Array(32).fill(2) },
};
const codec = new CityCodec((city) => keys[city] ?? { keyId: 'none', key: new Uint8Array(32) });
const contextOf = (city: string): SerializationContext => ({
  type: 'workflow',
  namespace: 'karta',
  workflowId: `${city}/card-application/8f0c`,
});
const payload = defaultPayloadConverter.toPayload({ secret: 'Kowalska' });

describe('the payload codec', () => {
  it('gives back what it encrypted, and shows nothing of it', async () => {
    // when
    const encrypted = await codec.encode([payload], contextOf('nowa-rzeczna'));
    const decrypted = await codec.decode(encrypted, contextOf('nowa-rzeczna'));

    // then
    expect(Buffer.from(encrypted[0]?.data ?? []).includes('Kowalska')).toBe(false);
    expect(Buffer.from(encrypted[0]?.metadata?.['city'] ?? []).toString()).toBe('nowa-rzeczna');
    expect(defaultPayloadConverter.fromPayload(decrypted[0] ?? {})).toEqual({ secret: 'Kowalska' });
  });

  it('refuses a payload of another city', async () => {
    // given
    const foreign = await codec.encode([payload], contextOf('stara-rzeczna'));

    // then
    await expect(codec.decode(foreign, contextOf('nowa-rzeczna'))).rejects.toThrow('FOREIGN_PAYLOAD');
  });

  it('refuses a payload whose city was rewritten', async () => {
    // given
    const [foreign] = await codec.encode([payload], contextOf('stara-rzeczna'));
    const rewritten = { ...foreign, metadata: { ...foreign?.metadata, city: Buffer.from('nowa-rzeczna') } };

    // then
    await expect(codec.decode([rewritten], contextOf('nowa-rzeczna'))).rejects.toThrow('UNREADABLE_PAYLOAD');
  });

  it('refuses clear and altered payloads with errors that carry no data', async () => {
    // given
    const [encrypted] = await codec.encode([payload], contextOf('nowa-rzeczna'));
    const altered = { ...encrypted, data: Uint8Array.from(encrypted?.data ?? [], (byte) => byte ^ 1) };

    // then
    await expect(codec.decode([payload], contextOf('nowa-rzeczna'))).rejects.toEqual(
      new CodecError('UNREADABLE_PAYLOAD'),
    );
    await expect(codec.decode([altered], contextOf('nowa-rzeczna'))).rejects.toEqual(
      new CodecError('UNREADABLE_PAYLOAD'),
    );
  });

  it('encrypts nothing for nobody', async () => {
    await expect(codec.encode([payload])).rejects.toThrow('NO_CITY');
  });

  it.each([
    ['belongs to no case', undefined],
    ['belongs to a city whose key is lost', contextOf('zaginiona')],
  ])('tells a failure that %s, without a word of it', async (_what, context) => {
    // given
    const lost = new CityCodec((city) => {
      throw new Error(`no key of ${city}`);
    });
    const failure = defaultPayloadConverter.toPayload({ message: 'Kowalska', stack_trace: 'at Kowalska' });

    // when
    const encoded = await lost.encode([failure], context);
    const [decoded] = await lost.decode(encoded, context);

    // then
    expect(JSON.stringify(encoded.map(({ data, metadata }) => [data, metadata]))).not.toContain('Kowalska');
    expect(defaultPayloadConverter.fromPayload(decoded ?? {})).toEqual({ message: 'WITHHELD', stack_trace: '' });
  });

  it('withholds nothing that is no failure: what a case says is encrypted or refused', async () => {
    const lost = new CityCodec(() => {
      throw new Error('no key');
    });
    await expect(lost.encode([payload], contextOf('nowa-rzeczna'))).rejects.toThrow('no key');
    const like = defaultPayloadConverter.toPayload({ message: 'a', stack_trace: 'b', more: 'c' });
    await expect(lost.encode([like], contextOf('nowa-rzeczna'))).rejects.toThrow('no key');
  });
});
