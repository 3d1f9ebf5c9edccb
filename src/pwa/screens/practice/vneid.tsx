import { useState } from 'preact/hooks';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { Qr } from '#pwa/ui/qr.tsx';
import { End, Frame } from './frame.tsx';
import { practiceWords } from './practice-words.ts';

const QR_TEXT = 'BAN SO - MAN HINH TAP - KHONG PHAI CAN CUOC';
/** A password that opens nothing. */
const PASSCODE = '246810';

type Stage =
  | 'login'
  | 'home'
  | 'wallet'
  | 'levels'
  | 'insurance'
  | 'driving'
  | 'identity'
  | 'qr'
  | 'done'
  | 'lure'
  | 'hand';

/** A mock VNeID: log in, find the card, show its code, and a message that should not be pressed. */
export function VneidPractice() {
  const [stage, setStage] = useState<Stage>('login');
  return (
    <Frame kind="vneid" task={practiceWords.value.vneid.task}>
      <Shown stage={stage} onGo={setStage} />
    </Frame>
  );
}

type ShownProps = { readonly stage: Stage; readonly onGo: (stage: Stage) => void };

function Shown({ stage, onGo }: ShownProps) {
  const text = practiceWords.value.vneid;
  const restart = (): void => onGo('login');
  switch (stage) {
    case 'login':
      return <Login onIn={() => onGo('home')} />;
    case 'home':
      return <Home onGo={onGo} />;
    case 'wallet':
      return <Wallet onGo={onGo} />;
    case 'levels':
      return <Levels onGo={onGo} />;
    case 'insurance':
    case 'driving':
      return <OtherPaper paper={text[stage]} onGo={onGo} />;
    case 'identity':
      return <Identity onGo={onGo} />;
    case 'qr':
      return <Code onGo={onGo} />;
    case 'done':
      return (
        <End kind="vneid" well onRestart={restart}>
          {text.done}
        </End>
      );
    default:
      return (
        <End
          kind="vneid"
          well={false}
          onRestart={restart}
          onRetry={() => onGo(stage === 'lure' ? 'home' : 'qr')}
        >
          {text.fails[stage]}
        </End>
      );
  }
}

function Login({ onIn }: { readonly onIn: () => void }) {
  const text = practiceWords.value.vneid;
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setWrong(typed.trim() !== PASSCODE);
        if (typed.trim() === PASSCODE) onIn();
      }}
    >
      <h2>{text.loginTitle}</h2>
      <Field
        label={text.passcode}
        kind="number"
        hint={text.passcodeHint}
        error={isWrong ? text.passcodeWrong : undefined}
        value={typed}
        onInput={setTyped}
        maxLength={6}
      />
      <Button kind="primary" icon="key" wide>
        {text.login}
      </Button>
    </form>
  );
}

type GoProps = Pick<ShownProps, 'onGo'>;

function Home({ onGo }: GoProps) {
  const text = practiceWords.value.vneid;
  return (
    <div class="stack">
      <p class="practice-holder">
        <Icon name="person" />
        <span>
          <b>{text.name}</b>
          <br />
          {text.level}
        </span>
      </p>
      <button type="button" class="practice-lure" onClick={() => onGo('lure')}>
        {text.lure}
      </button>
      <List label={text.name}>
        <ListRow title={text.wallet} lead={<Icon name="card" />} onPress={() => onGo('wallet')} />
        <ListRow title={text.levels} lead={<Icon name="info" />} onPress={() => onGo('levels')} />
      </List>
    </div>
  );
}

function Wallet({ onGo }: GoProps) {
  const text = practiceWords.value.vneid;
  return (
    <div class="stack">
      <h2>{text.wallet}</h2>
      <List label={text.wallet}>
        {(['insurance', 'identity', 'driving'] as const).map((paper) => (
          <ListRow
            key={paper}
            title={text[paper]}
            lead={<Icon name="card" />}
            onPress={() => onGo(paper)}
          />
        ))}
      </List>
    </div>
  );
}

function Levels({ onGo }: GoProps) {
  const text = practiceWords.value.vneid;
  return (
    <div class="stack">
      <h2>{text.levels}</h2>
      {text.levelsText.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <Button icon="back" wide onPress={() => onGo('home')}>
        {text.name}
      </Button>
    </div>
  );
}

function OtherPaper({ paper, onGo }: GoProps & { readonly paper: string }) {
  const text = practiceWords.value.vneid;
  return (
    <div class="stack">
      <p role="status">{text.paperOther(paper)}</p>
      <Button icon="back" wide onPress={() => onGo('wallet')}>
        {text.toWallet}
      </Button>
    </div>
  );
}

function Identity({ onGo }: GoProps) {
  const text = practiceWords.value.vneid;
  return (
    <div class="stack">
      <h2>{text.identity}</h2>
      <p class="practice-holder">
        <Icon name="person" />
        <b>{text.name}</b>
      </p>
      <Button kind="primary" wide onPress={() => onGo('qr')}>
        {text.showQr}
      </Button>
    </div>
  );
}

function Code({ onGo }: GoProps) {
  const text = practiceWords.value.vneid;
  return (
    <div class="stack">
      <figure class="practice-sign">
        <figcaption>{text.identity}</figcaption>
        <Qr text={QR_TEXT} label={text.qr} />
      </figure>
      <Button icon="check" wide onPress={() => onGo('done')}>
        {text.give}
      </Button>
      <Button icon="share" wide onPress={() => onGo('hand')}>
        {text.hand}
      </Button>
    </div>
  );
}
