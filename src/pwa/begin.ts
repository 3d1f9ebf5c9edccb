import { openPhone } from './phone/open.ts';
import { phone } from './phone/phone.ts';
import { looksOverCommune } from './phone/roles.ts';
import { startWorker } from './phone/worker.ts';
import { loadScreens } from './routes.ts';

/** Opens the phone's store; what serves later openings without a network comes after the first screen. */
export function begin(card: string | undefined): void {
  void openThenPrepare(card);
}

async function openThenPrepare(card: string | undefined): Promise<void> {
  await openPhone(card);
  await startWorker();
  await loadScreens(phone.value !== undefined && looksOverCommune(phone.value));
}
