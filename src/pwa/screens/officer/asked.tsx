import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { formatTime } from '#kernel/vi-calendar.ts';
import type { Device } from '#device/device.ts';
import type { Answer } from '#device/asking.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { EmptyState, Progress } from '#pwa/ui/states.tsx';
import { online, usePhone } from '#pwa/phone/phone.ts';
import { officerWords } from './officer-words.ts';

export type Asked<Reply> = {
  readonly reply: Reply | undefined;
  readonly busy: boolean;
  /** Why the last question has no answer. */
  readonly problem: string | undefined;
  readonly again: () => void;
};

/** Answers of this opening of a person's book, so that going back does not wait; the newest are kept. */
const answersOf = new WeakMap<Device, Map<string, unknown>>();
const ANSWERS_MAX = 40;

function remember(device: Device, key: string, reply: unknown): void {
  const answers = answersOf.get(device) ?? new Map<string, unknown>();
  answersOf.set(device, answers);
  answers.delete(key);
  answers.set(key, reply);
  const oldest = answers.keys().next();
  if (answers.size > ANSWERS_MAX && oldest.done !== true) answers.delete(oldest.value);
}

type State = { readonly key: string; readonly busy: boolean; readonly problem: string | undefined };

/**
 * Asks the home when the key changes, when the network is back, and anew for whoever has signed in again.
 * @param renewed another number asks anew too
 */
export function useAsked<Reply>(key: string, ask: () => Answer<Reply>, renewed = 0): Asked<Reply> {
  const [state, setState] = useState<State>({ key, busy: true, problem: undefined });
  const [turn, setTurn] = useState(0);
  const isOnline = online.value;
  const device = usePhone();
  const stream = device.stream();
  useEffect(() => {
    let gone = false;
    setState({ key, busy: true, problem: undefined });
    const take = async (): Promise<void> => {
      const result = await ask();
      if (result.ok) remember(device, key, result.value);
      if (!gone) setState({ key, busy: false, problem: result.ok ? undefined : result.error.code });
    };
    void take();
    return () => {
      gone = true;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key names the question
  }, [key, turn, isOnline, stream, renewed]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  // The key names the question, and with it the answer.
  const reply = answersOf.get(device)?.get(key) as Reply | undefined;
  const current = state.key === key;
  return {
    reply,
    busy: !current || state.busy,
    problem: current ? state.problem : undefined,
    again,
  };
}

export function problemText(code: string): string {
  const { offline, problems, unknown } = officerWords.value.ask;
  return code === 'offline' ? offline : (problems[code] ?? unknown(code));
}

type AskedViewProps<Reply> = {
  asked: Asked<Reply>;
  children: (reply: Reply) => ComponentChildren;
};

/** Waiting, failed with a way out, or the answer; an older answer says that it is one. */
export function AskedView<Reply extends { readonly at: number }>({
  asked,
  children,
}: AskedViewProps<Reply>) {
  const text = officerWords.value.ask;
  const { reply, problem, busy, again } = asked;
  const isOffline = problem === 'offline';
  if (reply === undefined) {
    if (problem === undefined || busy) return <Progress label={text.loading} />;
    const retry = (
      <Button icon="sync" onPress={again}>
        {text.retry}
      </Button>
    );
    return (
      <EmptyState
        icon={isOffline ? 'offline' : 'alert'}
        title={problemText(problem)}
        action={retry}
      />
    );
  }
  const time = formatTime(reply.at);
  return (
    <>
      {problem !== undefined && (
        <Banner
          kind={isOffline ? 'offline' : 'error'}
          action={{ label: text.retry, onPress: again }}
        >
          {isOffline ? text.offlineStale(time) : text.failedStale(time)}
        </Banner>
      )}
      {children(reply)}
    </>
  );
}
