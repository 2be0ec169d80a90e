// The camera and what a code says are the reader's own (ADR 70).
export { readCodes } from '../../../../web-reader/src/camera.ts';
export { scannedOf } from '../../../../web-reader/src/presented.ts';
