// The page around every peer: a button that fetches, the list of the village's households, and what has come
// so far. Offline its worker answers, as ours does.

import type { Head, OpenPeer, Plan } from './peer.ts';

const LIST = 'households';

export function runPage(openPeer: OpenPeer): void {
  void navigator.serviceWorker.register('/sw.js');
  addEventListener('error', ({ error }) => tellFailure(error));
  addEventListener('unhandledrejection', ({ reason }) => tellFailure(reason));
  const { plan } = globalThis as unknown as { plan: Plan }; // set by the page
  if (location.hash === '#open') {
    reopen(openPeer, plan).catch(tellFailure);
    return;
  }
  const button = document.createElement('button');
  button.textContent = 'Tải về';
  button.addEventListener('click', () => {
    button.remove();
    fetchAll(openPeer, plan).catch(tellFailure);
  });
  document.body.append(button);
}

async function fetchAll(openPeer: OpenPeer, plan: Plan): Promise<void> {
  const peer = await openPeer(plan);
  for (const [index, part] of plan.parts.entries()) {
    await peer.load(part);
    if (index === 0) show(await peer.heads());
    tell(part.name, '');
  }
  tell('count', String(await peer.count()));
}

async function reopen(openPeer: OpenPeer, plan: Plan): Promise<void> {
  const peer = await openPeer(plan);
  show(await peer.heads());
}

function show(heads: readonly Head[]): void {
  const list = document.createElement('ul');
  list.id = LIST;
  list.append(
    ...heads.map(({ id, head }) => {
      const row = document.createElement('li');
      const link = document.createElement('a');
      link.href = `#/household/${id}`;
      link.textContent = head;
      row.append(link);
      return row;
    }),
  );
  document.body.append(list);
}

function tell(name: string, text: string): void {
  const line = document.createElement('p');
  line.id = `there-${name}`;
  line.textContent = `${name} ${text}`;
  document.body.append(line);
}

function tellFailure(error: unknown): void {
  tell(
    'failed',
    error instanceof Error ? `${error.message} ${error.stack ?? ''}` : JSON.stringify(error),
  );
}
