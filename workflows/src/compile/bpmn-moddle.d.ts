declare module 'bpmn-moddle' {
  export interface ModdleElement {
    readonly $type: string;
    readonly $parent?: ModdleElement;
    readonly id?: string;
    get(name: string): unknown;
    $instanceOf(type: string): boolean;
  }
  export interface ParseResult {
    readonly rootElement: ModdleElement;
    readonly warnings: readonly {
      readonly message: string;
      readonly element?: ModdleElement;
      readonly value?: string;
    }[];
  }
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>);
    fromXML(xml: string): Promise<ParseResult>;
  }
}
