import type { Case, CaseFact, CaseStage, Reply } from '#domain/doors/cases.ts';
import type { Back, BroughtMatter, DOOR_FACTS } from '#domain/doors/facts.ts';
import { bareSkill } from '#domain/doors/words.ts';
import { type FactWords, join, nearDay } from '#domain/words.ts';

type CaseSentences = FactWords<Pick<typeof DOOR_FACTS, CaseFact['type']>>;

const mattersVi: Record<BroughtMatter, string> = {
  birth: 'Đăng ký khai sinh',
  death: 'Đăng ký khai tử',
  marriage: 'Đăng ký kết hôn',
  single: 'Xác nhận tình trạng hôn nhân',
  extract: 'Trích lục hộ tịch, bản sao khai sinh',
  residence: 'Thường trú, tạm trú, tách hộ',
  vneid: 'VNeID mức 2 (định danh điện tử)',
  certify: 'Chứng thực bản sao, chữ ký',
  business: 'Đăng ký hộ kinh doanh',
  land: 'Giấy tờ đất đai',
  other: 'Việc khác',
};
const mattersEn: Record<BroughtMatter, string> = {
  birth: 'Birth registration',
  death: 'Death registration',
  marriage: 'Marriage registration',
  single: 'Certificate of marital status',
  extract: 'Extract of a civil status record, copy of a birth certificate',
  residence: 'Residence, splitting a household',
  vneid: 'VNeID level 2 (electronic identity)',
  certify: 'Certified copy or signature',
  business: 'Registering a household business',
  land: 'Land papers',
  other: 'Something else',
};

const stagesVi: Record<CaseStage, string> = {
  asked: 'Chờ Một cửa nhận',
  taken: 'Một cửa đã nhận việc',
  open: 'Một cửa đã trả lời, chưa xong',
  done: 'Đã xong',
  'not-ours': 'Việc này nơi khác giải quyết',
  'handed-back': 'Xã nhờ tổ giúp tại nhà',
  withdrawn: 'Đã rút',
};
const stagesEn: Record<CaseStage, string> = {
  asked: 'Waiting for the desk',
  taken: 'Taken on by the desk',
  open: 'Answered, not done yet',
  done: 'Done',
  'not-ours': 'Settled elsewhere, not by the commune',
  'handed-back': 'The team is asked to help at home',
  withdrawn: 'Withdrawn',
};

const inWords =
  (brought: Readonly<Record<string, string>>) =>
  (matter: string): string =>
    (Object.hasOwn(brought, matter) ? brought[matter] : undefined) ?? bareSkill(matter);

/** "thứ Hai 23/11, sau 19 giờ" */
const back = {
  vi: ({ on, hour }: Back): string =>
    join([nearDay('vi', on), hour === undefined ? '' : `sau ${hour} giờ`]),
  en: ({ on, hour }: Back): string =>
    join([nearDay('en', on), hour === undefined ? '' : `after ${hour}:00`]),
};

/** "Mang theo: …; mời đến …": what an answer asks of somebody. */
const toComeVi = ({ bring, come }: Pick<Reply, 'bring' | 'come'>): string =>
  join(
    [
      bring === undefined ? '' : `mang theo: ${bring.join(', ')}`,
      come === undefined ? '' : `mời đến: ${back.vi(come)}`,
    ],
    '; ',
  );
const toComeEn = ({ bring, come }: Pick<Reply, 'bring' | 'come'>): string =>
  join(
    [
      bring === undefined ? '' : `to bring: ${bring.join(', ')}`,
      come === undefined ? '' : `to come: ${back.en(come)}`,
    ],
    '; ',
  );

const askedVi = ({ matter, words, call }: Pick<Case, 'matter' | 'words' | 'call'>): string =>
  join(
    [
      join([vi.matter(matter), words], ': '),
      call === undefined ? '' : `mong được báo lại ${back.vi(call)}`,
    ],
    '; ',
  );
const askedEn = ({ matter, words, call }: Pick<Case, 'matter' | 'words' | 'call'>): string =>
  join(
    [
      join([en.matter(matter), words], ': '),
      call === undefined ? '' : `would like to hear ${back.en(call)}`,
    ],
    '; ',
  );

const vi = {
  matter: inWords(mattersVi),
  stages: stagesVi,
  toCome: toComeVi,
  facts: {
    'case.asked@1': ({ resident, ...asked }, names) =>
      join([resident && names(resident), `Gửi lên Một cửa: ${askedVi(asked)}`], ' – '),
    'case.amended@1': ({ resident, ...asked }, names) =>
      join([resident && names(resident), `Sửa việc gửi lên Một cửa: ${askedVi(asked)}`], ' – '),
    'case.withdrawn@1': ({ resident, reason }, names) =>
      join(
        [
          resident && names(resident),
          join(['Rút việc gửi lên Một cửa', reason === undefined ? '' : `lý do: ${reason}`], '; '),
        ],
        ' – ',
      ),
    'case.told@1': ({ resident }, names) =>
      join([resident && names(resident), 'Đã báo lại câu trả lời của Một cửa'], ' – '),
    'case.untold@1': ({ resident }, names) =>
      join([resident && names(resident), 'Chưa báo lại câu trả lời, đã ghi nhầm'], ' – '),
    'case.replied@1': ({ resident, state, words, bring, come }, names) => {
      const coming = toComeVi({ ...(bring && { bring }), ...(come && { come }) });
      const said = join([join([stagesVi[state], words], ': '), coming], '; ');
      return join([resident && names(resident), said], ' – ');
    },
  } satisfies CaseSentences,
};

const en: typeof vi = {
  matter: inWords(mattersEn),
  stages: stagesEn,
  toCome: toComeEn,
  facts: {
    'case.asked@1': ({ resident, ...asked }, names) =>
      join([resident && names(resident), `Passed on to the desk: ${askedEn(asked)}`], ' – '),
    'case.amended@1': ({ resident, ...asked }, names) =>
      join([resident && names(resident), `Asked of the desk, corrected: ${askedEn(asked)}`], ' – '),
    'case.withdrawn@1': ({ resident, reason }, names) =>
      join(
        [
          resident && names(resident),
          join(['Taken back from the desk', reason === undefined ? '' : `reason: ${reason}`], '; '),
        ],
        ' – ',
      ),
    'case.told@1': ({ resident }, names) =>
      join([resident && names(resident), 'Told what the desk answered'], ' – '),
    'case.untold@1': ({ resident }, names) =>
      join([resident && names(resident), 'Not told yet, recorded by mistake'], ' – '),
    'case.replied@1': ({ resident, state, words, bring, come }, names) => {
      const coming = toComeEn({ ...(bring && { bring }), ...(come && { come }) });
      const said = join([join([stagesEn[state], words], ': '), coming], '; ');
      return join([resident && names(resident), said], ' – ');
    },
  },
};

/** What is asked of the desk and answered, in words; they come with the screens that show it. */
export const CASE_WORDS = { vi, en } as const;
