import {
  type EmvField,
  type EmvProblem,
  parseEmv,
  parseFields,
  writeEmv,
  writeFields,
} from '#kernel/emv.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { nfc, stripMarks } from '#kernel/vi-text.ts';

/**
 * A bank transfer as a picture that every banking app in Viet Nam reads: VietQR, NAPAS 247's dress of
 * an EMVCo code. With an amount it is for one payment, without one it may hang on a wall.
 */
export type Transfer = {
  /** The bank's number, six digits. */
  readonly bank: string;
  readonly account: string;
  /** Whether `account` is a card's number. */
  readonly isCard?: true;
  readonly amountDong?: number;
  /** What the payer's bank writes beside the money. */
  readonly purpose?: string;
  readonly bill?: string;
};

export type VietQrProblem =
  | EmvProblem
  | {
      readonly code:
        'qr-not-a-transfer' | 'qr-account-wrong' | 'qr-amount-wrong' | 'qr-purpose-wrong';
    };

const NAPAS = 'A000000727';
const TO_ACCOUNT = 'QRIBFTTA';
const TO_CARD = 'QRIBFTTC';
const VND = '704';
export const PURPOSE_LENGTH_MAX = 25;
/** Thirteen digits are what the field holds. */
const AMOUNT_MAX_DONG = 9_999_999_999_999;

const isBank = (text: string): boolean => /^\d{6}$/u.test(text);
/** Wallets number their accounts with letters as well. */
const isAccount = (text: string): boolean => /^[A-Za-z0-9]{1,19}$/u.test(text);
const isCardNumber = (text: string): boolean => /^\d{16,19}$/u.test(text);
const isPlain = (text: string): boolean => /^[ -~]{1,25}$/u.test(text);

/** As banks let it through: no diacritics, letters, digits and single spaces, cut at 25. */
export const plainPurpose = (text: string): string =>
  stripMarks(nfc(text))
    .replaceAll(/[^A-Za-z0-9]+/gu, ' ')
    .trim()
    .slice(0, PURPOSE_LENGTH_MAX)
    .trim();

export function encodeVietQr(transfer: Transfer): Result<string, VietQrProblem> {
  const { bank, account, isCard, amountDong, purpose, bill } = transfer;
  if (!isBank(bank) || !(isCard ? isCardNumber : isAccount)(account)) {
    return err({ code: 'qr-account-wrong' });
  }
  const isAmount =
    amountDong === undefined ||
    (Number.isSafeInteger(amountDong) && amountDong > 0 && amountDong <= AMOUNT_MAX_DONG);
  if (!isAmount) return err({ code: 'qr-amount-wrong' });
  if (![purpose, bill].every((text) => text === undefined || isPlain(text))) {
    return err({ code: 'qr-purpose-wrong' });
  }
  const receiver = writeFields([
    { id: '00', value: bank },
    { id: '01', value: account },
  ]);
  const said = [field('01', bill), field('08', purpose)].flat();
  return ok(
    writeEmv([
      { id: '00', value: '01' },
      { id: '01', value: amountDong === undefined ? '11' : '12' },
      {
        id: '38',
        value: writeFields([
          { id: '00', value: NAPAS },
          { id: '01', value: receiver },
          { id: '02', value: isCard ? TO_CARD : TO_ACCOUNT },
        ]),
      },
      { id: '53', value: VND },
      ...field('54', amountDong === undefined ? undefined : String(amountDong)),
      { id: '58', value: 'VN' },
      ...(said.length === 0 ? [] : [{ id: '62', value: writeFields(said) }]),
    ]),
  );
}

const field = (id: string, value: string | undefined): readonly EmvField[] =>
  value === undefined ? [] : [{ id, value }];

/** Reads what any bank's app may have written; fields it has besides are passed over. */
export function decodeVietQr(text: string): Result<Transfer, VietQrProblem> {
  const whole = parseEmv(text);
  if (!whole.ok) return whole;
  const find = (id: string): string | undefined =>
    whole.value.find((each) => each.id === id)?.value;
  const napas = find('38');
  if (napas === undefined || find('53') !== VND || find('58') !== 'VN') {
    return err({ code: 'qr-not-a-transfer' });
  }
  const receiver = decodeReceiver(napas);
  if (!receiver.ok) return receiver;
  const amount = decodeAmount(find('54'), find('01'));
  if (!amount.ok) return amount;
  const said = find('62');
  const texts = said === undefined ? ok([]) : parseFields(said);
  if (!texts.ok) return texts;
  const textOf = (id: string): string | undefined =>
    texts.value.find((each) => each.id === id)?.value;
  const [purpose, bill] = [textOf('08'), textOf('01')];
  return ok({
    ...receiver.value,
    ...(amount.value !== undefined && { amountDong: amount.value }),
    ...(purpose !== undefined && { purpose }),
    ...(bill !== undefined && { bill }),
  });
}

function decodeReceiver(napas: string): Result<Transfer, VietQrProblem> {
  const fields = parseFields(napas);
  if (!fields.ok) return fields;
  const find = (id: string): string | undefined =>
    fields.value.find((each) => each.id === id)?.value;
  if (find('00') !== NAPAS) return err({ code: 'qr-not-a-transfer' });
  const service = find('02');
  if (service !== TO_ACCOUNT && service !== TO_CARD) return err({ code: 'qr-not-a-transfer' });
  const receiver = parseFields(find('01') ?? '');
  if (!receiver.ok) return receiver;
  const [bank, account, ...more] = receiver.value;
  const isCard = service === TO_CARD;
  const isWhole =
    bank?.id === '00' && isBank(bank.value) && account?.id === '01' && more.length === 0;
  if (!isWhole || !(isCard ? isCardNumber : isAccount)(account.value)) {
    return err({ code: 'qr-account-wrong' });
  }
  return ok({ bank: bank.value, account: account.value, ...(isCard && { isCard }) });
}

/** A code that hangs on a wall names no amount; đồng have no hundredths. */
function decodeAmount(
  amount: string | undefined,
  kind: string | undefined,
): Result<number | undefined, VietQrProblem> {
  if (kind !== '11' && kind !== '12') return err({ code: 'qr-not-a-transfer' });
  if (amount === undefined) return ok(undefined);
  if (kind === '11' || !/^\d{1,13}(?:\.0{0,2})?$/u.test(amount)) {
    return err({ code: 'qr-amount-wrong' });
  }
  const amountDong = Number(amount);
  return amountDong > 0 ? ok(amountDong) : err({ code: 'qr-amount-wrong' });
}
