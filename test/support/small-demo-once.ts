// Two walks that begin together would both fill the demo, each in the way of the other.

import { fillOnce } from './small-demo.ts';

export async function setup(): Promise<void> {
  await fillOnce();
}
