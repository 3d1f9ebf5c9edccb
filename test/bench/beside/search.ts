// The peers of `npm run bench -- search`.

import { installPeers } from './install.ts';
import { bundleOf } from './run.ts';

/** The code of all of them, of which each way is one. */
export async function bundleSearchPeers(): Promise<string> {
  installPeers();
  return bundleOf('search/peers-on-a-phone.tsx');
}
