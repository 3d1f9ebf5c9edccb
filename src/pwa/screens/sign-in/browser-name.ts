const BROWSERS = [
  [/Edg\//u, 'Edge'],
  [/coc_coc/iu, 'Cốc Cốc'],
  [/OPR\//u, 'Opera'],
  [/Firefox\//u, 'Firefox'],
  [/Chrome\//u, 'Chrome'],
  [/Safari\//u, 'Safari'],
] as const;
const SYSTEMS = [
  [/Android/u, 'Android'],
  [/iPhone|iPad/u, 'iPhone'],
  [/Windows/u, 'Windows'],
  [/Mac OS/u, 'Mac'],
  [/Linux|CrOS/u, 'Linux'],
] as const;

/** What a browser is called in the list of its person's devices, from what it says of itself. */
export function browserName(agent: string): string {
  const find = (names: readonly (readonly [RegExp, string])[]) =>
    names.find(([pattern]) => pattern.test(agent))?.[1];
  return [find(BROWSERS), find(SYSTEMS)].filter(Boolean).join(', ');
}
