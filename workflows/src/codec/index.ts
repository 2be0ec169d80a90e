export { CityCodec, CodecError } from './city-codec.ts';
export type { CityKey, CodecErrorCode, KeyOf } from './city-codec.ts';
export { caseDataConverter, FAILURE_CONVERTER_PATH } from './data-converter.ts';
export { connectClient, ensureNamespace } from './connect-client.ts';
export { connectionOptions, nativeOptions, temporalAddress } from './temporal-address.ts';
export type { TemporalAddress } from './temporal-address.ts';
