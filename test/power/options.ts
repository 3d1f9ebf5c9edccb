import { parseArgs } from 'node:util';

/** `--rounds N`, and `--relaxed` for the control that must lose something. */
export function readOptions(): { readonly rounds: number; readonly isRelaxed: boolean } {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '10' }, relaxed: { type: 'boolean' } },
  });
  return { rounds: Number(values.rounds), isRelaxed: values.relaxed === true };
}
