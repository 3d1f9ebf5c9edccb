import type { Config } from '#server/config.ts';

const THIS_MACHINE: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '[::1]', 'localhost', '']);
const ENCRYPTED: ReadonlySet<string> = new Set(['require', 'verify-ca', 'verify-full']);

/** What an administrator should know of settings that work, and let others read what travels. */
export function warningsOf({ host, origin, database }: Config): readonly string[] {
  const warnings: string[] = [];
  if (!THIS_MACHINE.has(host) && origin?.startsWith('https://') !== true) {
    warnings.push(
      `HOST is ${host} and ORIGIN is no https address: names and passwords travel readable.`,
    );
  }
  const url = database === undefined ? null : URL.parse(database);
  const isEncrypted = ENCRYPTED.has(url?.searchParams.get('sslmode') ?? '');
  if (url !== null && !THIS_MACHINE.has(url.hostname) && !isEncrypted) {
    warnings.push(
      'DATABASE_URL names another machine without sslmode: all that is stored travels readable.',
    );
  }
  return warnings;
}
