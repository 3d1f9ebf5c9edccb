import { type ComponentChildren, Fragment } from 'preact';

type LinesProps = {
  readonly before: readonly string[];
  readonly children?: ComponentChildren;
};

/** Lines one below the other, above what follows. */
export function Lines({ before, children }: LinesProps) {
  return (
    <>
      {before.map((line) => (
        <Fragment key={line}>
          {line}
          <br />
        </Fragment>
      ))}
      {children}
    </>
  );
}
