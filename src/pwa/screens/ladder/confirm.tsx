import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Proposal } from '#book/activity.ts';
import { homeQueries } from '#device/home-queries.ts';
import type { LadderTried } from '#protocol/ladder.ts';
import { ok } from '#kernel/result.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { Progress } from '#pwa/ui/states.tsx';
import { reasonText } from '#pwa/phone/reasons.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useAsked } from '#pwa/screens/officer/asked.tsx';
import { ladderWords } from './ladder-words.ts';
import type { Office } from './office.ts';

type ConfirmProps = {
  readonly office: Office;
  readonly proposals: readonly Proposal[];
  /** What is different, line by line. */
  readonly lines: readonly string[];
  /** What the toast says when it is saved. */
  readonly said: string;
  readonly draft?: string;
  readonly isTaking?: boolean;
  readonly children?: ComponentChildren;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** What is about to be written, for how many people it changes something, and the button that writes it. */
export function Confirm(props: ConfirmProps) {
  const { office, proposals, lines, said, draft, isTaking = false, onClose, onDone } = props;
  const text = ladderWords.value.confirm;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const save = async (): Promise<void> => {
    setBusy(true);
    const told = { said, ...(draft !== undefined && { draft }) };
    const code = await saveTogether(office.device, office.book, ok(proposals), told);
    setBusy(false);
    setProblem(code);
    if (code === undefined) onDone();
  };
  return (
    <Sheet
      open
      title={text.title}
      onClose={onClose}
      action={
        <Button
          kind={isTaking ? 'danger' : 'primary'}
          icon="save"
          wide
          busy={busy}
          onPress={() => void save()}
        >
          {text.save}
        </Button>
      }
    >
      {problem !== undefined && <Banner kind="error">{reasonText(problem)}</Banner>}
      <ul class="ladder-will">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Tried office={office} proposals={proposals} />
      {props.children}
    </Sheet>
  );
}

function Tried({ office, proposals }: Pick<ConfirmProps, 'office' | 'proposals'>) {
  const text = ladderWords.value.confirm;
  const { device, commune } = office;
  const asked = useAsked(`try ${commune} ${JSON.stringify(proposals)}`, () =>
    homeQueries(device).tryLadder(commune, proposals),
  );
  if (asked.reply !== undefined) {
    return (
      <div class="ladder-tried" role="status">
        {triedLines(asked.reply).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    );
  }
  if (asked.problem === undefined) return <Progress label={text.counting} />;
  return <p class="soft">{asked.problem === 'offline' ? text.uncounted : text.failed}</p>;
}

function triedLines({ villages, people, doors, proficient }: LadderTried): readonly string[] {
  const text = ladderWords.value.confirm;
  const { before, after, of } = proficient;
  if (people + doors === 0) return [text.nobody];
  return [
    ...(people === 0 ? [] : [text.people(villages, people)]),
    ...(doors === 0 ? [] : [text.doors(doors)]),
    ...(before === after ? [] : [text.proficient(before, after, of)]),
  ];
}
