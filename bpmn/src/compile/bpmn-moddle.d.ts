declare module 'bpmn-moddle' {
  export interface ModdleElement {
    readonly $type: string;
    readonly $parent?: ModdleElement;
    /** Of an element that no description knows: the namespace in which it was written. */
    readonly $descriptor: { readonly ns?: { readonly uri: string; readonly localName: string } };
    readonly id?: string;
    /** Attributes that no description knows. */
    readonly $attrs?: Readonly<Record<string, unknown>>;
    readonly $model: { create(type: string, attributes: Record<string, unknown>): ModdleElement };
    get(name: string): unknown;
    set(name: string, value: unknown): void;
    $instanceOf(type: string): boolean;
  }
  export interface ParseResult {
    readonly rootElement: ModdleElement;
    readonly elementsById: Readonly<Record<string, ModdleElement>>;
    readonly warnings: readonly {
      readonly message: string;
      readonly element?: ModdleElement;
      readonly property?: string;
      readonly value?: string;
    }[];
  }
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>);
    getPackage(prefix: string): { readonly types: readonly { readonly name: string }[] };
    fromXML(xml: string): Promise<ParseResult>;
  }
}
