import { Fragment } from 'preact';
import type { ComponentChildren } from 'preact';

/** One below the other; what is empty has no line. */
export function Lines({ of }: { readonly of: readonly ComponentChildren[] }) {
  return (
    <>
      {of
        .filter((line) => line !== '')
        .map((line, index) => (
          <Fragment key={index}>
            {index > 0 && <br />}
            {line}
          </Fragment>
        ))}
    </>
  );
}
