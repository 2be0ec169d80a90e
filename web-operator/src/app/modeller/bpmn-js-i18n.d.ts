declare module 'bpmn-js-i18n/translations/pl.js' {
  const words: Record<string, string>;
  export default words;
}
declare module 'bpmn-auto-layout' {
  export function layoutProcess(xml: string): Promise<string>;
}
