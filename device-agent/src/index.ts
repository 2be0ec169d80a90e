// The station agent is a program: src/station/main.ts. These are the ports that another adapter implements.
export type { CardPrinter, PrinterCondition, PrinterJob, Submission } from './ipp/card-printer.ts';
export type { CardReader, ReaderCondition, UidReading } from './reader/card-reader.ts';
