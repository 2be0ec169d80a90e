declare module 'saxen' {
  type Decode = (text: string) => string;
  export class Parser {
    ns(namespaces: Record<string, string>): Parser;
    on(
      event: 'openTag',
      handler: (name: string, attributes: () => Record<string, string>, decode: Decode, isClosed: boolean) => void,
    ): Parser;
    on(event: 'closeTag', handler: (name: string) => void): Parser;
    on(event: 'text', handler: (text: string, decode: Decode) => void): Parser;
    on(event: 'cdata', handler: (text: string) => void): Parser;
    on(event: 'error' | 'warn', handler: (problem: Error) => void): Parser;
    parse(xml: string): void;
  }
}
