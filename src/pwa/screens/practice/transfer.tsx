import { useState } from 'preact/hooks';
import { formatDong } from '#kernel/dong.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Qr } from '#pwa/ui/qr.tsx';
import { End, Frame } from './frame.tsx';
import { practiceWords } from './practice-words.ts';
import * as play from './transfer-play.ts';

/** What the practice code says to whoever scans it. */
const QR_TEXT = 'BAN SO - MAN HINH TAP - KHONG PHAI THAT';

/** A mock transfer: scan, amount, name, OTP, and a caller who wants the code. */
export function TransferPractice() {
  const text = practiceWords.value.transfer;
  const [state, setState] = useState(play.beginTransfer(0));
  return (
    <Frame kind="transfer" task={text.task(formatDong(play.ASKED_DONG))}>
      <Stage state={state} onPlay={setState} />
    </Frame>
  );
}

type StageProps = {
  readonly state: play.Transfer;
  readonly onPlay: (next: play.Transfer) => void;
};

function Stage({ state, onPlay }: StageProps) {
  switch (state.stage) {
    case 'scan':
      return <Scan state={state} onPlay={onPlay} />;
    case 'amount':
      return <Amount state={state} onPlay={onPlay} />;
    case 'check':
      return <Check state={state} onPlay={onPlay} />;
    case 'code':
      return <Code state={state} onPlay={onPlay} />;
    default:
      return <Ended state={state} onPlay={onPlay} />;
  }
}

function Scan({ state, onPlay }: StageProps) {
  const text = practiceWords.value.transfer;
  return (
    <div class="stack">
      <p>{text.scan}</p>
      <figure class="practice-sign">
        <figcaption>{text.shopSign}</figcaption>
        <Qr text={QR_TEXT} label={text.qr} />
      </figure>
      <Button kind="primary" icon="camera" wide onPress={() => onPlay(play.scan(state))}>
        {text.scanButton}
      </Button>
    </div>
  );
}

const nameOf = (state: play.Transfer): string => {
  const { names } = practiceWords.value.transfer;
  return play.isPastedOver(state) ? names.wrong : names.right;
};

function Amount({ state, onPlay }: StageProps) {
  const text = practiceWords.value.transfer;
  const [typed, setTyped] = useState(state.amount === 0 ? '' : String(state.amount));
  const [isMissing, setMissing] = useState(false);
  const go = (): void => {
    const amount = Number(typed.replaceAll(/\D/gu, ''));
    setMissing(amount === 0);
    if (amount > 0) onPlay(play.typeAmount(state, amount));
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <p>
        {text.to}: <b>{nameOf(state)}</b>
      </p>
      <Field
        label={text.amount}
        kind="number"
        hint={text.amountHint}
        error={isMissing ? text.amountMissing : undefined}
        value={typed}
        onInput={setTyped}
        maxLength={9}
      />
      <Button kind="primary" wide>
        {text.next}
      </Button>
    </form>
  );
}

function Check({ state, onPlay }: StageProps) {
  const text = practiceWords.value.transfer;
  return (
    <div class="stack">
      <h2>{text.checkTitle}</h2>
      <dl class="practice-facts">
        <dt>{text.to}</dt>
        <dd>{nameOf(state)}</dd>
        <dt>{text.amount}</dt>
        <dd>{formatDong(state.amount)}</dd>
      </dl>
      <Button kind="primary" icon="check" wide onPress={() => onPlay(play.confirm(state))}>
        {text.confirm}
      </Button>
      <Button icon="edit" wide onPress={() => onPlay(play.retype(state))}>
        {text.retype}
      </Button>
      <Button icon="stop" wide onPress={() => onPlay(play.stop(state))}>
        {text.cancel}
      </Button>
    </div>
  );
}

function Code({ state, onPlay }: StageProps) {
  const text = practiceWords.value.transfer;
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const send = (): void => {
    const next = play.typeCode(state, typed);
    setWrong(next === undefined);
    if (next !== undefined) onPlay(next);
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p class="practice-said">{text.message(play.OTP)}</p>
      <Field
        label={text.otp}
        kind="number"
        error={isWrong ? text.otpWrong : undefined}
        value={typed}
        onInput={setTyped}
        maxLength={6}
      />
      <Button kind="primary" wide>
        {text.send}
      </Button>
      <p class="practice-said">{text.caller}</p>
      <Button icon="call" wide onPress={() => onPlay(play.tellCode(state))}>
        {text.tell}
      </Button>
    </form>
  );
}

function Ended({ state, onPlay }: StageProps) {
  const text = practiceWords.value.transfer;
  const asked = formatDong(play.ASKED_DONG);
  const said = {
    paid: text.done(asked),
    saved: text.saved,
    caught: text.caught,
    needless: text.needless,
    name: text.fails.name,
    amount: text.fails.amount(formatDong(state.amount), asked),
    told: text.fails.told,
  };
  return (
    <End
      kind="transfer"
      well={state.stage === 'done'}
      isDone={state.end === 'paid' || state.end === 'saved'}
      onRetry={state.stage === 'failed' ? () => onPlay(play.tryAgain(state)) : undefined}
      onRestart={() => onPlay(play.beginTransfer(state.round + 1))}
    >
      {said[state.end ?? 'paid']}
    </End>
  );
}
