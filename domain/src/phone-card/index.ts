export {
  cardCode,
  isCardCode,
  verifyCardCode,
  type CityKeys,
  type CodeRefusal,
  type CodeVerdict,
} from './card-code.ts';
export { certificate, toSign, type CardClaims } from './certificate.ts';
export { LINK_BYTES, LONGEST_CHAIN, makeChain, SLOT_SECONDS, slotAt } from './chain.ts';
export {
  isPrintedCode,
  PHOTO_HASH_BYTES,
  printedCode,
  printedToSign,
  verifyPrintedCode,
  type PrintedClaims,
} from './printed-code.ts';
