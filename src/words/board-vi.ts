import { groupDigits } from './number-text.ts';

const num = (value: number): string => groupDigits(value, '.');

/** "25 phút", "3 giờ 10 phút", "2 ngày" */
function lasting(minutes: number): string {
  if (minutes < 60) return `${num(minutes)} phút`;
  if (minutes < 48 * 60) {
    const left = minutes % 60;
    return `${num(Math.floor(minutes / 60))} giờ${left === 0 ? '' : ` ${left} phút`}`;
  }
  return `${num(Math.round(minutes / 1_440))} ngày`;
}

/** The notice board and who was told, in Vietnamese. */
export const boardVi = {
  title: 'Bảng tin',
  lead: (place: string): string => `Thông báo cho bà con ${place}`,
  leadOffice: (place: string): string => `Thông báo của ${place} đến các thôn`,
  open: 'Bảng tin',
  openCount: (count: number, untold: number): string => {
    if (count === 0) return 'Chưa có thông báo nào';
    return untold === 0
      ? `${num(count)} thông báo`
      : `${num(count)} thông báo, còn ${num(untold)} nhà chưa được báo`;
  },
  none: 'Bảng tin chưa có gì',
  noneText: 'Thông báo của thôn và của xã hiện ở đây. Máy đã nhận thì không có mạng vẫn đọc được.',
  noneOffice: 'Xã chưa có thông báo nào',
  noneOfficeText: 'Viết một lần, mọi thôn đọc cùng một bản.',
  write: 'Viết thông báo',
  now: 'Đang treo',
  past: 'Đã qua',
  groups: 'Các nhóm',
  pinned: 'Ghim',
  ofCommune: (name: string): string => `Của ${name}`,
  toldLine: (met: number, of: number): string => `Đã báo ${num(met)}/${num(of)} nhà`,
  publicPage: 'Trang bảng tin ai cũng xem được',
  withdrawn: 'Đã rút',
  off: 'Đã hủy',
  withdrawnWhy: (reason: string): string => `Đã rút: ${reason}`,
  withdrawnLead: 'Thông báo này không còn hiệu lực. Gặp bà con thì nói lại giúp.',

  notice: {
    edition: (edition: number): string => `bản ${num(edition)}`,
    for: (whom: string): string => `Gửi ${whom}`,
    alleys: (alleys: string): string => `Chỉ ở ${alleys}`,
    villages: (villages: string): string => `Chỉ ở ${villages}`,
    until: (day: string): string => `Đến hết ngày ${day}`,
    do: 'Cần làm gì',
    source: (source: string): string => `Nguồn: ${source}`,
    expires: (when: string): string => `Hết hiệu lực lúc ${when}`,
    ended: 'Cảnh báo này đã hết hiệu lực.',
    danger: (danger: string, level: string): string => `Cảnh báo ${danger}, ${level}`,
    by: (who: string, when: string): string => `${who} viết lúc ${when}`,
    byPlace: (when: string): string => `Viết lúc ${when}`,
    correct: 'Sửa thông báo',
    share: 'Chia sẻ vào nhóm',
    history: 'Lịch sử ghi',
  },

  reach: {
    title: 'Đã báo đến nhà',
    share: 'Số nhà đã được báo',
    minutes: (share: number, minutes: number): string => `${share}% số nhà sau ${lasting(minutes)}`,
    way: (way: string, count: number): string => `${way} ${num(count)}`,
    walk: (left: number): string => `Còn ${num(left)} nhà chưa báo`,
    done: 'Nhà nào cũng đã được báo',
    heard: (count: number): string => `Trong đó ${num(count)} nhà ở chỗ loa đã phát`,
    notCounted: 'Thông báo này không gửi từng nhà nên không đếm nhà.',
    office: 'Thôn nào báo được bao nhiêu nhà thì trưởng thôn xem trên điện thoại của mình.',
  },

  walk: {
    title: 'Nhà chưa được báo',
    lead: (left: number, of: number): string => `Còn ${num(left)} trong ${num(of)} nhà`,
    told: 'Đã báo tại nhà',
    toldNow: 'Đã ghi là báo rồi',
    other: 'Báo cách khác',
    otherTitle: (head: string): string => `Đã báo nhà ${head} bằng cách nào`,
    saved: (head: string): string => `Đã báo nhà ${head}`,
    heard: 'Loa đã phát ở đây',
    opened: 'Đã có người mở trang của hộ, vẫn cần đến báo',
    noAlley: 'Chưa ghi ngõ, xóm',
    allDone: 'Nhà nào cũng đã được báo',
    allDoneText: 'Không còn nhà nào phải đến vì thông báo này.',
    back: 'Thông báo',
    ways: { door: 'Báo tại nhà', call: 'Gọi điện', slip: 'Đưa giấy báo' },
  },

  speaker: {
    title: 'Đọc trên loa',
    open: 'Đọc trên loa',
    lead: 'Đọc chậm, đọc hai lần.',
    begin: (place: string): string => `Xin mời bà con ${place} chú ý nghe.`,
    pressing: 'Thông báo khẩn.',
    repeat: 'Xin nhắc lại.',
    end: 'Hết thông báo. Xin cảm ơn bà con.',
    language: 'Đọc bằng tiếng gì',
    played: 'Loa đã phát',
    saved: 'Đã ghi là loa đã phát',
    log: 'Các lần đã phát',
    noLog: 'Chưa phát lần nào.',
    line: (when: string, language: string): string => `${when}, ${language}`,
    where: 'Loa nghe được ở đâu',
    whole: 'Cả thôn',
    someAlleys: 'Chỉ một số ngõ, xóm',
    takeBack: 'Ghi nhầm, bỏ đi',
    takenBack: 'Đã bỏ lần phát này',
  },

  voices: {
    title: 'Nghe đọc',
    record: 'Ghi âm thông báo',
    recordLead: 'Đọc thông báo bằng tiếng bà con quen nghe.',
    play: (language: string): string => `Nghe ${language}`,
    stop: 'Dừng',
    by: (who: string, when: string): string => `${who}, ${when}`,
    somebody: 'Một người trong tổ',
    kept: 'Đã giữ bản ghi âm',
    withdraw: 'Bỏ bản ghi âm',
    withdrawn: 'Đã bỏ bản ghi âm',
    tooLarge: 'Bản ghi âm dài quá. Anh/chị đọc ngắn lại.',
  },

  form: {
    newTitle: 'Viết thông báo',
    notPublic: 'Chỉ người trong nhóm đọc, không lên trang công khai.',
    wasPublic:
      'Mọi người đã đọc được thông báo này. Muốn chỉ báo cho một nhóm, anh/chị rút thông báo này rồi viết thông báo mới.',
    editTitle: 'Sửa thông báo',
    leadVillage: (place: string): string => `Lên bảng tin ${place}`,
    save: 'Đưa lên bảng tin',
    saveEdit: 'Đưa bản sửa lên',
    saved: 'Đã đưa lên bảng tin',
    corrected: 'Đã sửa thông báo',
    overtaken:
      'Thông báo này vừa có bản sửa khác. Anh/chị xem bản đó trước; nếu vẫn đưa lên, bản này sẽ thay bản đó và người phụ trách sẽ xem lại.',
    class: 'Loại tin',
    classes: {
      ordinary: 'Thông thường',
      priority: 'Ưu tiên',
      emergency: 'Khẩn',
    },
    classHints: {
      ordinary: 'Họp thôn, lịch tiêm, thu quỹ',
      priority: 'Việc cần biết trong ngày',
      emergency: 'Nguy hiểm, phải báo ngay',
    },
    name: 'Tên thông báo',
    nameHint: 'Ngắn gọn, nói ngay việc gì. Tối đa 120 ký tự.',
    text: 'Nội dung',
    textHint: 'Việc gì, ở đâu, lúc nào. Viết như nói với bà con.',
    do: 'Bà con cần làm gì',
    otherLanguage: 'Thêm tiếng khác',
    removeLanguage: (language: string): string => `Bỏ ${language}`,
    to: 'Gửi ai',
    alleys: 'Chỉ gửi một số ngõ, xóm',
    alleysHint: 'Không chọn thì gửi cả thôn.',
    villages: 'Chỉ gửi một số thôn',
    villagesHint: 'Không chọn thì gửi mọi thôn trong xã.',
    villagesLeft: 'Thôn đang nhận mà nay không chọn sẽ thấy thông báo này đã rút.',
    until: 'Treo đến hết ngày',
    place: 'Chỗ trên bảng tin',
    pin: 'Ghim lên đầu',
    kind: 'Có gì nguy hiểm không',
    warn: 'Có, đây là cảnh báo',
    danger: 'Nguy hiểm gì',
    level: 'Cấp mấy',
    certainty: 'Chắc chắn đến đâu',
    source: 'Nguồn tin',
    sourceHint: 'Ai báo tin này: đài khí tượng, công an xã …',
    expiresDay: 'Hết hiệu lực ngày',
    expiresHour: 'Lúc mấy giờ',
    expiresHint: 'Từ 0 đến 23. Qua giờ đó, cảnh báo tự chuyển xuống mục Đã qua.',
    picture: 'Thêm ảnh',
    pictureAgain: 'Đổi ảnh',
    pictureOff: 'Bỏ ảnh',
    shows: 'Trong ảnh có gì',
    showsHint: 'Đọc cho người không nhìn rõ ảnh.',
    retell: 'Điều sửa có quan trọng không',
    retellYes: 'Có, báo lại từng nhà',
    retellNo: 'Không, chỉ sửa chữ',
    more: 'Gửi ai, đến bao giờ',
    preview: 'Bà con sẽ thấy',
    wrong: {
      title: 'Ghi tên thông báo.',
      text: 'Ghi nội dung thông báo.',
      until: 'Ngày chưa đúng. Ghi như 30/11/2026.',
      expires: 'Ngày hoặc giờ chưa đúng, hoặc đã qua.',
      source: 'Ghi ai báo tin này.',
      shows: 'Ghi vài chữ về ảnh.',
    },
    withdraw: 'Rút thông báo',
    withdrawLead: 'Thông báo vẫn còn trên bảng 14 ngày, ghi rõ là đã rút.',
    reason: 'Vì sao',
    reasonHint: 'Ai cũng đọc được. Xin đừng ghi tên người.',
    withdrawn: 'Đã rút thông báo',
  },

  atDoor: {
    title: 'Chưa báo nhà này',
    told: 'Đã báo tại nhà',
    read: 'Xem',
  },
};

export type BoardWords = typeof boardVi;
