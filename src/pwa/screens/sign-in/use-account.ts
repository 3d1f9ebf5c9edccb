import { useEffect, useState } from 'preact/hooks';
import { type AccountClient, accountClient } from '#device/sign-in.ts';
import type { AccountReply } from '#protocol/sign-in.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import type { Result } from '#kernel/result.ts';

type Did = Promise<Result<unknown, { readonly code: string }>>;

export type Account = {
  readonly reply: AccountReply | undefined;
  readonly busy: boolean;
  readonly problem: string | undefined;
  /** Does one thing after the other and shows what then stands. */
  readonly change: (work: (client: AccountClient) => Did) => Promise<boolean>;
};

/** How the person of this phone signs in, as the home has it. */
export function useAccount(): Account {
  const device = usePhone();
  const [reply, setReply] = useState<AccountReply | undefined>(undefined);
  const [busy, setBusy] = useState(true);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const stream = device.stream();
  const change = async (work: (client: AccountClient) => Did): Promise<boolean> => {
    const client = accountClient(device);
    setBusy(true);
    const did = await work(client);
    const shown = await client.show();
    if (shown.ok) setReply(shown.value);
    const failed = [did, shown].find(({ ok }) => !ok);
    setProblem(failed?.ok === false ? failed.error.code : undefined);
    setBusy(false);
    return did.ok;
  };
  useEffect(() => {
    void change(async () => ({ ok: true, value: undefined }));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- whenever the person has signed in anew
  }, [stream]);
  return { reply, busy, problem, change };
}
