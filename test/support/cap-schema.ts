// Asks xmllint whether a text is a CAP 1.2 message.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const SCHEMA = join(import.meta.dirname, '..', 'fixtures', 'cap', 'cap-1.2.xsd');

/** What is wrong with it, empty when nothing is. */
export function capFaults(xml: string): string {
  const { status, stderr, error } = spawnSync(
    'xmllint',
    ['--noout', '--nonet', '--schema', SCHEMA, '-'],
    { input: xml, encoding: 'utf8' },
  );
  if (error !== undefined) throw error;
  return status === 0 ? '' : stderr;
}
