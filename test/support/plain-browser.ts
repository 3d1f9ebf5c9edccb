// Tabs as a person has them: one in front, the others behind it, where a browser may freeze them. Playwright
// keeps every page in front.

import { spawn } from 'node:child_process';
import { env } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { debuggingPort, FLAGS, killAll } from './phone-browser.ts';

export type Tab = {
  /** Calls a function in the page with what JSON can carry; what it resolves with comes back. */
  evaluate<Argument, Value>(
    call: (argument: Argument) => Value | Promise<Value>,
    argument: Argument,
  ): Promise<Value>;
  front(): Promise<void>;
  /** Has the browser freeze the page, or let it go on. */
  setState(state: 'frozen' | 'active'): Promise<void>;
  close(): Promise<void>;
};

export type PlainBrowser = { open(address: string): Promise<Tab>; kill(): Promise<void> };

type Answer = {
  readonly id: number;
  readonly result?: {
    readonly result?: { readonly value?: unknown };
    readonly exceptionDetails?: { readonly exception?: { readonly description?: string } };
  };
};

export async function startBrowser(profile: string): Promise<PlainBrowser> {
  const child = spawn(
    env['CHROMIUM_PATH'] ?? 'chromium',
    [...FLAGS, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    { detached: true, stdio: 'ignore' },
  );
  const address = `http://127.0.0.1:${await debuggingPort(profile)}/json`;
  return {
    async open(page) {
      const made = await fetch(`${address}/new?${page}`, { method: 'PUT' });
      const target = (await made.json()) as { id: string; webSocketDebuggerUrl: string }; // as documented
      const close = async (): Promise<void> => void (await fetch(`${address}/close/${target.id}`));
      const tab = await openTab(target.webSocketDebuggerUrl, close);
      const isThere = (start: string): boolean =>
        location.href.startsWith(start) && document.readyState === 'complete';
      while (!(await tab.evaluate(isThere, page))) await wait(20);
      return tab;
    },
    kill: async () => killAll(child),
  };
}

async function openTab(address: string, close: Tab['close']): Promise<Tab> {
  const socket = new WebSocket(address);
  const answers = new Map<number, (answer: Answer) => void>();
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer; // a message of the protocol
    answers.get(answer.id)?.(answer);
  });
  await new Promise((resolve) => {
    socket.addEventListener('open', resolve, { once: true });
  });
  let asked = 0;
  const send = (method: string, params: object = {}): Promise<Answer> =>
    new Promise((resolve) => {
      asked += 1;
      answers.set(asked, resolve);
      socket.send(JSON.stringify({ id: asked, method, params }));
    });
  return {
    async evaluate<Argument, Value>(
      call: (argument: Argument) => Value | Promise<Value>,
      argument: Argument,
    ) {
      const expression = `(${String(call)})(${JSON.stringify(argument)})`;
      const params = { expression, awaitPromise: true, returnByValue: true };
      const { result } = await send('Runtime.evaluate', params);
      const wrong = result?.exceptionDetails;
      if (wrong !== undefined) throw new Error(wrong.exception?.description ?? 'the page threw');
      return result?.result?.value as Value; // what the page computed
    },
    front: async () => void (await send('Page.bringToFront')),
    setState: async (state) => void (await send('Page.setWebLifecycleState', { state })),
    close,
  };
}
