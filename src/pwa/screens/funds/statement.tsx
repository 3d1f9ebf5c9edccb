import { useState } from 'preact/hooks';
import { homeQueries, REGISTER_BYTES_MAX } from '#device/home-queries.ts';
import type { QueryProblem } from '#device/asking.ts';
import type { RegisterFile } from '#device/home-queries.ts';
import type { StatementDone, StatementPreview } from '#protocol/funds.ts';
import { isTaken } from '#domain/funds/match.ts';
import { accountFor } from '#domain/funds/pay-qr.ts';
import type { Account } from '#domain/funds/state.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { isInChargeOf } from '#pwa/phone/roles-in.ts';
import { useVillage } from '#pwa/phone/village.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { Progress } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { FilePick } from '#pwa/screens/officer/file-pick.tsx';
import { bankName } from './bank-name.ts';
import { dayText, dongText, type Fund, fundOf } from './fund.ts';
import { fundsRareWords } from './funds-rare-words.ts';
import { Gaps } from './gaps.tsx';
import { fundsWords } from './funds-words.ts';
import './funds.css';

const ACCEPT = '.xlsx,.xls,.csv,.txt,.html';

type Step =
  | { readonly name: 'choose'; readonly problem?: string }
  | { readonly name: 'busy'; readonly label: string }
  | {
      readonly name: 'preview';
      readonly file: RegisterFile;
      readonly preview: StatementPreview;
      readonly problem?: string;
    }
  | { readonly name: 'done'; readonly done: StatementDone };

/** A bank's statement: read and shown first, written when somebody agrees; the same again adds nothing. */
export function StatementScreen() {
  const village = useVillage();
  const fund = village && fundOf(village);
  const account = fund && accountFor(fund.state);
  if (fund === undefined || account === undefined || !isInChargeOf(fund.village)) {
    return <NotHere />;
  }
  return <StatementOf fund={fund} account={account} />;
}

function useStatement({ village }: Fund, { account }: Account) {
  const text = fundsWords.value;
  const { device, place } = village;
  const queries = homeQueries(device);
  const [step, setStep] = useState<Step>({ name: 'choose' });
  const read = async (chosen: File): Promise<void> => {
    if (chosen.size > REGISTER_BYTES_MAX) {
      return setStep({
        name: 'choose',
        problem: fundsRareWords.value.problems['statement-too-long'],
      });
    }
    setStep({ name: 'busy', label: text.reading });
    const bytes = await bytesOf(chosen);
    if (bytes === undefined) return setStep({ name: 'choose', problem: text.unreadable });
    const file = { name: chosen.name.normalize('NFC').slice(-100), bytes };
    const asked = await queries.previewStatement(place, account, file);
    setStep(
      asked.ok
        ? { name: 'preview', file, preview: asked.value }
        : { name: 'choose', problem: problemText(asked.error) },
    );
  };
  const write = async (file: RegisterFile, preview: StatementPreview): Promise<void> => {
    setStep({ name: 'busy', label: text.writing });
    const asked = await queries.confirmStatement(place, account, file, preview.preview);
    if (!asked.ok) {
      return setStep({ name: 'preview', file, preview, problem: problemText(asked.error) });
    }
    setStep({ name: 'done', done: asked.value });
    // It stands at the home; if the phone cannot fetch it now, it does with its next exchange.
    void device.sync();
  };
  return { step, read, write };
}

/** Undefined where the file has gone since it was chosen, or may not be read. */
async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}

function problemText({ code, file = '', row = 0 }: QueryProblem): string {
  const text = fundsWords.value;
  if (code === 'offline') return text.offline;
  if (code !== 'sheet-unreadable') return reasonText(code);
  const told =
    new Map<string, string>(Object.entries(fundsRareWords.value.problems)).get(file) ??
    text.unreadable;
  return row > 0 ? `${told} ${text.atRow(row)}` : told;
}

function StatementOf({ fund, account }: { fund: Fund; account: Account }) {
  const text = fundsWords.value;
  const { step, read, write } = useStatement(fund, account);
  const problem = 'problem' in step ? step.problem : undefined;
  return (
    <Page
      title={text.statement}
      lead={text.to(bankName(account.bank), account.number, account.owner)}
      back={{ href: '#/funds', label: text.title }}
      place="doors"
      banners={
        problem !== undefined && (
          <Banner kind="error">
            {problem} {text.nothingWritten}
          </Banner>
        )
      }
      action={
        step.name === 'preview' &&
        (step.preview.booked > 0 || isNewsOf(fund, step.preview)) && (
          <Button kind="primary" icon="save" onPress={() => void write(step.file, step.preview)}>
            {text.write(step.preview.booked)}
          </Button>
        )
      }
    >
      {step.name === 'choose' && <p>{text.statementLead}</p>}
      {step.name === 'busy' && <Progress label={step.label} />}
      {step.name === 'preview' && <Preview preview={step.preview} />}
      {step.name === 'done' && (
        <Banner kind="info">{text.written(step.done.booked, step.done.settled)}</Banner>
      )}
      {step.name !== 'busy' && <Gaps fund={fund} />}
      {step.name !== 'busy' && (
        <FilePick
          label={step.name === 'choose' ? text.choose : text.chooseOther}
          accept={ACCEPT}
          onFile={(file) => void read(file)}
        />
      )}
    </Page>
  );
}

/** Without a new line a statement still tells that all of its days are known. */
const isNewsOf = ({ state }: Fund, { account, from, until, lines, passed }: StatementPreview) =>
  lines > passed && !isTaken(state, account, from, until);

function Preview({ preview }: { preview: StatementPreview }) {
  const text = fundsWords.value;
  const { lines, from, until, booked, settled, passed, open } = preview;
  return (
    <>
      <ul class="fund-told">
        <li>{text.lines(lines, dayText(from), dayText(until))}</li>
        <li>{booked === 0 ? text.nothingNew : text.fresh(booked)}</li>
        {settled > 0 && <li>{text.settled(settled)}</li>}
        {passed > 0 && <li>{text.passed(passed)}</li>}
      </ul>
      {open.length > 0 && (
        <section class="section">
          <h2>{text.openTitle(open.length)}</h2>
          <List label={text.openTitle(open.length)}>
            {open.map((line, index) => (
              <ListRow
                key={`${String(line.day)}.${String(index)}`}
                lead={<Icon name={line.way === 'in' ? 'bank' : 'upload'} />}
                title={whyText(line.why)}
                text={`${dayText(line.day)}. ${line.text}`}
                trail={dongText(line.amount)}
              />
            ))}
          </List>
        </section>
      )}
    </>
  );
}

const whyText = (why: string): string =>
  new Map<string, string>(Object.entries(fundsRareWords.value.whys)).get(why) ?? why;
