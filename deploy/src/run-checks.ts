export async function runChecks(_args: readonly string[]): Promise<number> {
  return 0;
}
