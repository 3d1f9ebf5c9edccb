import { groupDigits } from './number-text.ts';

const num = (count: number): string => groupDigits(count, '.');

/** Names of the skills that a refusal is about. */
export type About = {
  readonly skill: string;
  readonly need: string;
  readonly back: string;
  readonly pane: number;
};

/** What a commune teaches, changed by its officers. */
export const ladderVi = {
  title: 'Thang kỹ năng của xã',
  lead: 'Các tổ dạy theo thứ tự này, việc dễ trước. Điều đổi ở đây đến máy của mọi tổ trong xã ở lần gửi nhận sau.',
  opening: 'Đang mở sổ của xã',
  openingText: 'Sổ này được tải về khi có mạng.',
  add: 'Thêm kỹ năng',
  toOrder: 'Sắp xếp lại',
  basics: {
    title: 'Năm kỹ năng cơ bản',
    lead: 'Mỗi kỹ năng là một ô trên cánh cửa. Bốn kỹ năng đầu chung cả nước, kỹ năng thứ năm xã tự chọn.',
    or: ' hoặc ',
    national: 'chung cả nước',
    own: 'xã chọn',
    ownBrought: 'có sẵn, xã chưa chọn',
    choose: 'Chọn kỹ năng thứ năm',
  },
  taught: 'Thứ tự dạy',
  retired: 'Đã thôi dạy',
  retiredLead: 'Máy không gợi những kỹ năng này nữa. Điều bà con đã học được vẫn còn và vẫn tính.',
  afterNeeds: (needs: string): string => `sau ${needs}`,
  people: (people: number, villages: number): string =>
    `${num(people)} người đã bắt đầu, ở ${num(villages)} thôn`,
  alone: (people: number): string => `${num(people)} người tự làm được`,
  nobody: 'chưa ai bắt đầu',
  changed: (who: string, when: string): string => `${who} sửa ${when}`,
  steps: 'Bà con đang ở bước nào',
  stepPeople: (people: number): string => `${num(people)} người`,
  cards: 'Thẻ hướng dẫn của kỹ năng này',
  changes: 'Ai đã đổi, khi nào',
  changesNone: 'Xã chưa đổi gì; kỹ năng này có sẵn trong phần mềm.',
  unknown: 'chưa rõ tên',

  form: {
    fresh: 'Kỹ năng mới',
    name: 'Tên kỹ năng',
    nameHint: 'Như bà con gọi, ví dụ: Đặt lịch khám qua mạng',
    nameEn: 'Tên tiếng Anh',
    needs: 'Phải tự làm được việc nào trước',
    needsHint: 'Chưa biết những việc này thì máy gợi dạy chúng trước.',
    traits: 'Kỹ năng này',
    basic: 'Tính vào kỹ năng cơ bản nào',
    noBasic: 'Không tính',
    isBasic: (name: string): string => `Kỹ năng này thuộc ô “${name}” trên cánh cửa.`,
    restored: 'Đây là bản đang viết dở trên máy này.',
    dropDraft: 'Bỏ bản nháp',
    save: 'Xem sẽ đổi gì',
    saveFresh: 'Xem và thêm kỹ năng',
  },

  retire: 'Thôi dạy kỹ năng này',
  retireWhy: 'Vì sao thôi dạy',
  retireKeeps: (people: number, villages: number): string =>
    `${num(villages)} thôn, ${num(people)} người đang ở kỹ năng này. Điều họ đã học được vẫn còn, và trở lại nguyên vẹn nếu xã dạy lại.`,
  retireNeeded: (skills: string): string => `${skills} sẽ không còn đòi biết kỹ năng này trước.`,
  bringBack: 'Dạy lại kỹ năng này',
  bringBackSaid: 'Kỹ năng trở lại đúng chỗ cũ, với mọi bước bà con đã đạt.',

  order: {
    title: 'Sắp xếp thứ tự dạy',
    lead: 'Bấm Lên, Xuống, hoặc chọn một dòng rồi dùng phím mũi tên.',
    up: 'Lên',
    down: 'Xuống',
    place: (name: string, place: number): string => `${name}: thứ ${num(place)}`,
    early: (name: string): string => `đang xếp trước ${name}, mà phải biết ${name} trước`,
    save: 'Xem sẽ đổi gì',
    moved: (name: string, from: number, to: number): string =>
      `${name}: từ thứ ${num(from)} thành thứ ${num(to)}`,
  },

  fifth: {
    title: 'Kỹ năng cơ bản thứ năm',
    lead: 'Nhà nào có người tự làm được một trong các việc được chọn thì ô thứ năm sáng.',
    legend: 'Chọn một đến bốn việc',
    now: (names: string): string => `Đang là: ${names}`,
    save: 'Xem sẽ đổi gì',
    will: (names: string): string => `Ô thứ năm: ${names}`,
    curve: 'Số liệu các tháng trước cũng tính lại theo kỹ năng mới, từ những bước đã ghi.',
  },

  confirm: {
    title: 'Điều sẽ đổi',
    fresh: (name: string): string => `Thêm kỹ năng “${name}”, xếp cuối`,
    name: (from: string, to: string): string => `Tên: “${from}” thành “${to}”`,
    needs: (names: string): string => `Phải tự làm được trước: ${names}`,
    noNeeds: 'Không cần biết gì trước',
    traits: (traits: string): string => `Kỹ năng này: ${traits}`,
    noTraits: 'Kỹ năng này không cần gì riêng',
    basic: (name: string): string => `Tính vào ô “${name}”`,
    noBasic: 'Không tính vào ô nào của cánh cửa',
    retired: (name: string): string => `Thôi dạy “${name}”`,
    returned: (name: string): string => `Dạy lại “${name}”`,
    counting: 'Đang đếm xem bao nhiêu người bị ảnh hưởng',
    nobody: 'Không ai được gợi ý việc khác, không ô nào sáng hay tắt.',
    people: (villages: number, people: number): string =>
      `${num(villages)} thôn, ${num(people)} người sẽ được gợi ý việc khác ở lượt đến nhà tới.`,
    doors: (doors: number): string => `${num(doors)} nhà có ô sáng lên hoặc tắt đi.`,
    proficient: (before: number, after: number, of: number): string =>
      `Hộ thành thạo đủ năm kỹ năng: từ ${num(before)} thành ${num(after)}, trên ${num(of)} hộ.`,
    uncounted: 'Chưa có mạng nên chưa đếm được bao nhiêu người bị ảnh hưởng. Vẫn ghi được.',
    failed: 'Máy chủ chưa đếm được bao nhiêu người bị ảnh hưởng. Vẫn ghi được.',
    save: 'Ghi thay đổi',
    back: 'Xem lại',
    same: 'Chưa có gì thay đổi.',
  },

  saved: {
    skill: 'Đã ghi kỹ năng',
    retired: 'Đã thôi dạy',
    returned: 'Đã dạy lại',
    order: 'Đã đổi thứ tự dạy',
    fifth: 'Đã chọn kỹ năng thứ năm',
  },

  problems: {
    twin: ({ skill }: About): string =>
      `Xã đã có kỹ năng “${skill}”. Hai kỹ năng cùng tên thì ở cửa không phân biệt được; đặt tên khác.`,
    'twin-retired': ({ skill }: About): string =>
      `Kỹ năng “${skill}” có rồi, đang thôi dạy. Mở kỹ năng ấy và bấm dạy lại.`,
    'need-retired': ({ skill }: About): string =>
      `“${skill}” đã thôi dạy nên không đòi biết trước được. Bỏ chọn, hoặc dạy lại kỹ năng ấy.`,
    'needs-circle': ({ skill, need, back }: About): string =>
      back === need
        ? `“${need}” đã cần “${skill}” trước, nên “${skill}” không thể lại cần “${need}” trước.`
        : `“${need}” cần “${back}”, mà “${back}” cần “${skill}” trước. Vậy “${skill}” không thể lại cần “${need}” trước.`,
    'skill-retired': ({ skill }: About): string => `“${skill}” đã thôi dạy rồi.`,
    'skill-taught': ({ skill }: About): string => `“${skill}” đang được dạy.`,
    'skill-holds-pane': ({ skill, pane }: About): string =>
      pane > 4
        ? `“${skill}” là việc cuối cùng của ô thứ năm. Chọn kỹ năng thứ năm khác trước, rồi mới thôi dạy.`
        : `“${skill}” là việc cuối cùng của ô thứ ${num(pane)}. Thôi dạy thì không nhà nào sáng được ô ấy nữa.`,
    'fifth-empty': (): string => 'Chọn ít nhất một việc.',
    'fifth-national': ({ skill }: About): string =>
      `“${skill}” đã thuộc một ô khác của cánh cửa, mỗi việc chỉ tính vào một ô.`,
    'name-missing': (): string => 'Ghi tên kỹ năng.',
    'text-too-long': (): string => 'Tên dài quá 60 ký tự. Anh/chị rút ngắn lại.',
    'premise-changed': (): string =>
      'Trong lúc đó thang kỹ năng đã đổi. Mở lại trang này để xem bản mới.',
  },
};

export type LadderWords = typeof ladderVi;
