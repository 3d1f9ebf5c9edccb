/** Long work in steps, between which others may go on, and then what it has made. */
export type Steps<Value> = Generator<undefined, Value, undefined>;

/** All of it at once. */
export function finish<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** With a breath after each step. */
export async function finishBreathing<Value>(
  steps: Steps<Value>,
  breathe: () => Promise<void>,
): Promise<Value> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe();
  }
}
