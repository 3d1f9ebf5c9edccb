import { useState } from 'preact/hooks';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { SpeakButton } from '#pwa/ui/speak-button.tsx';
import { End, Frame } from './frame.tsx';
import { practiceWords } from './practice-words.ts';

type Play = { readonly at: number; readonly right: number; readonly chosen: number | undefined };
const FRESH: Play = { at: 0, right: 0, chosen: undefined };

/** Calls and messages, true and false: to press or not. */
export function CallsPractice() {
  const text = practiceWords.value.calls;
  const [play, setPlay] = useState(FRESH);
  const { cases } = text;
  const now = cases[play.at];
  return (
    <Frame kind="calls" task={text.task}>
      {now === undefined ? (
        <End kind="calls" well={play.right >= cases.length - 1} onRestart={() => setPlay(FRESH)}>
          {text.result(play.right, cases.length)}.{' '}
          {play.right === cases.length ? text.all : text.some}
        </End>
      ) : (
        <Case
          key={play.at}
          now={now}
          position={text.position(play.at + 1, cases.length)}
          chosen={play.chosen}
          onChoose={(chosen) =>
            setPlay({ ...play, chosen, right: play.right + (chosen === now.right ? 1 : 0) })
          }
          onNext={() => setPlay({ ...play, at: play.at + 1, chosen: undefined })}
        />
      )}
    </Frame>
  );
}

type CaseProps = {
  readonly now: (typeof practiceWords.value.calls.cases)[number];
  readonly position: string;
  readonly chosen: number | undefined;
  readonly onChoose: (chosen: number) => void;
  readonly onNext: () => void;
};

function Case({ now, position, chosen, onChoose, onNext }: CaseProps) {
  const text = practiceWords.value.calls;
  const isCall = now.kind === 'call';
  return (
    <div class="stack">
      <p class="soft small">{position}</p>
      <div class="practice-said">
        <p class="practice-from">
          <Icon name={isCall ? 'call' : 'note'} />
          <span>
            <b>{isCall ? text.call : text.message}</b>
            <br />
            {text.from}: {now.from}
          </span>
        </p>
        <p>{now.said}</p>
      </div>
      <SpeakButton text={now.said} />
      {chosen === undefined ? (
        now.choices.map((choice, index) => (
          <Button key={choice} wide onPress={() => onChoose(index)}>
            {choice}
          </Button>
        ))
      ) : (
        <>
          <div role="status" class="stack">
            <h2 class={chosen === now.right ? 'practice-well' : ''}>
              <Icon name={chosen === now.right ? 'received' : 'info'} />{' '}
              {chosen === now.right ? text.right : text.wrong}
            </h2>
            <p>{now.why}</p>
          </div>
          <Button kind="primary" wide onPress={onNext}>
            {text.next}
          </Button>
        </>
      )}
    </div>
  );
}
