import type { Pass } from '#server/http/lanes.ts';

/** Time that passes when a test says so: what is to wait waits, however fast or busy the machine is. */
export function createHeldTime() {
  const held: (() => void)[] = [];
  const asked: number[] = [];
  let flows = false;
  const pass: Pass = async (ms) => {
    asked.push(ms);
    if (flows) return undefined;
    return new Promise<void>((resolve) => {
      held.push(resolve);
    });
  };
  return {
    pass,
    /** Every time that was to pass, in milliseconds. */
    asked,
    /** From now on nothing waits. */
    flow(): void {
      flows = true;
    },
    /** Lets all pass that waits now. */
    release: (): void => held.splice(0).forEach((resolve) => resolve()),
  };
}
