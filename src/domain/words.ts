import type { InferOutput } from 'valibot';
import type { Id } from '#kernel/id.ts';
import { formatDay, weekdayOf } from '#kernel/vi-calendar.ts';
import type { FactSchemas, Role } from '#book/activity.ts';
import type { COMMON_FACTS, Ground } from '#book/common.ts';

export type Language = 'vi' | 'en';

/**
 * The name behind an id, or undefined where it is not known, not to be seen or clear from
 * around it.
 */
export type Names = (id: Id) => string | undefined;

/** One sentence of the trace for every fact. */
export type FactWords<Schemas extends FactSchemas> = {
  readonly [Type in keyof Schemas]: (body: InferOutput<Schemas[Type]>, names: Names) => string;
};

/** What a figure is called: whole on a page, short in a table. */
export type MeasureWords = { readonly title: string; readonly short: string };

const WEEKDAYS_VI = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'];
const WEEKDAYS_EN = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** "thứ Năm 26/11": a day near enough that the year goes without saying. */
export function nearDay(language: Language, day: number): string {
  const weekday = (language === 'vi' ? WEEKDAYS_VI : WEEKDAYS_EN)[weekdayOf(day) - 1] ?? '';
  return `${weekday} ${formatDay(day).slice(0, 5)}`;
}

/** Sentence parts that are there, joined. */
export const join = (parts: readonly (string | undefined)[], mark = ', '): string =>
  parts.filter((part) => part !== undefined && part !== '').join(mark);

const GROUNDS_VI: Readonly<Record<Ground, string>> = {
  asked: 'theo yêu cầu của người dân',
  'consent-ended': 'vì sự đồng ý đã hết hạn hoặc đã rút lại',
  'purpose-ended': 'vì không còn cần cho công việc',
  unlawful: 'vì trước đây ghi không đúng quy định',
  ordered: 'theo quyết định của cơ quan có thẩm quyền',
};
const GROUNDS_EN: Readonly<Record<Ground, string>> = {
  asked: 'on request',
  'consent-ended': 'the consent ran out or was taken back',
  'purpose-ended': 'needed no more',
  unlawful: 'should not have been recorded',
  ordered: 'ordered by an authority',
};

const vi = {
  roles: {
    admin: 'quản trị',
    officer: 'cán bộ xã',
    leader: 'tổ trưởng',
    head: 'trưởng thôn, trưởng bản',
    member: 'thành viên tổ',
    home: 'máy chủ',
    province: 'cán bộ tỉnh',
  } satisfies Record<Role, string>,

  facts: {
    'fact.released@1': () => 'Duyệt cho ghi vào sổ',
    'fact.declined@1': ({ reason }) => join(['Không duyệt', reason], ': '),
    'question.settled@1': ({ note }) => join(['Đã xem và trả lời câu hỏi', note], ': '),
    'fact.redacted@1': ({ ground, document }) =>
      join([`Đã xóa thông tin ${GROUNDS_VI[ground]}`, document && `văn bản số ${document}`]),
  } satisfies FactWords<typeof COMMON_FACTS>,

  unknownFact: (type: string): string => `Điều ghi của bản ứng dụng mới hơn (${type})`,

  /** Why a fact is held, asked about, refused, or not written in the first place. */
  whys: {
    'not-yours':
      'Việc này không thuộc phần việc của anh/chị. Cần ghi thì nhờ tổ trưởng hoặc cán bộ xã.',
    'outside-grant':
      'Ghi ngoài thời gian được giao việc. Điều ghi vẫn còn, chờ người phụ trách duyệt.',
    'stream-ended':
      'Gửi đến khi máy này đã ngừng dùng hoặc hết phiên đăng nhập. Điều ghi vẫn còn, chờ người phụ trách duyệt.',
    'id-taken': 'Mã này đã có trong sổ. Anh/chị ghi lại giúp một lần nữa.',
    'reference-unknown': 'Sổ chưa có mục mà điều ghi này nói đến. Anh/chị ghi mục đó trước.',
    'reference-mismatch': 'Mục được sửa là của nơi khác. Anh/chị mở đúng mục rồi sửa lại.',
    'depends-on-held': 'Điều này dựa vào một điều đang chờ duyệt. Duyệt điều kia trước.',
    'about-erased':
      'Thông tin về người hoặc hộ này đã được xóa theo yêu cầu. Điều ghi vẫn còn, chờ cán bộ xã quyết định.',
    'already-settled': 'Đã có người duyệt hoặc trả lời rồi.',
    'premise-changed':
      'Trong lúc đó đã có người sửa chỗ này. Cả hai điều đều được giữ, nhờ tổ trưởng xem lại.',
    'with-commune': 'Câu hỏi này đã gửi lên xã. Điều ghi vẫn được giữ, nhờ cán bộ xã xem lại.',
    'due-far': 'Ngày hẹn trả lời cách quá 30 ngày. Nhờ cán bộ xã xem lại.',
    'day-ahead': 'Ngày ghi đi trước hôm nay. Anh/chị xem lại ngày trên điện thoại.',
    'field-required': 'Họ tên và hộ của một người không thể để trống.',
    'value-wrong': 'Có chỗ điền chưa đúng. Anh/chị xem lại.',
    'text-too-long':
      'Nội dung dài quá. Anh/chị viết ngắn lại, những gì đã viết vẫn còn trong bản nháp.',
    'answer-too-long':
      'Lời nhắn và các thứ cần mang dài quá. Anh/chị viết ngắn lại, những gì đã viết vẫn còn đây.',
    'name-missing': 'Chưa có tên. Anh/chị ghi tên giúp.',
    'source-missing': 'Số liệu công bố cần ghi rõ nguồn.',
    'already-saved': 'Lượt này đã được ghi rồi.',
    'type-unknown': 'Ứng dụng trên máy này chưa hiểu loại điều ghi này. Anh/chị cập nhật ứng dụng.',
    'body-malformed': 'Điều ghi không đúng mẫu nên chưa vào sổ. Nội dung vẫn còn trong máy.',
    'body-not-canonical': 'Điều ghi không đúng mẫu nên chưa vào sổ. Nội dung vẫn còn trong máy.',
    'body-too-large': 'Điều ghi dài quá mức cho phép nên chưa vào sổ. Nội dung vẫn còn trong máy.',
    'entity-full':
      'Nơi này đã có quá nhiều điều được ghi. Nội dung vẫn còn trong máy, nhờ cán bộ xã xem lại.',
    'already-said': 'Điều này đã được ghi vào sổ rồi.',
    'already-held': 'Điều này đã được ghi vào sổ và đang chờ người phụ trách xem.',
    'origin-taken':
      'Sổ đã có một điều khác dưới số này. Nội dung vẫn còn trong máy, anh/chị ghi lại giúp.',
    'origin-not-yours':
      'Điều này vốn do người khác ghi nên chưa vào sổ. Nội dung vẫn còn trong máy.',

    'household-unknown': 'Sổ hộ chưa có hộ này. Nhờ tổ trưởng xem lại.',
    'household-left': 'Hộ này đã được ghi là không còn ở đây.',
    'resident-unknown': 'Sổ hộ chưa có người này. Nhờ tổ trưởng xem lại.',
    'resident-left': 'Người này đã được ghi là không còn ở đây.',
    'code-taken': 'Mã này đang dùng cho nơi khác. Nhờ xem lại.',
    'no-consent': 'Làm hộ thì cần sự đồng ý của người đó. Anh/chị hỏi và ghi sự đồng ý trước.',
    'acting-why-missing': 'Chưa ghi làm hộ việc gì. Anh/chị ghi vài chữ.',
    'consent-missing':
      'Điều này chỉ được ghi khi người đó đã đồng ý. Anh/chị hỏi và ghi sự đồng ý trước.',
    'consent-ended':
      'Sự đồng ý đã hết hạn hoặc đã rút trước khi điều này gửi đến. Điều ghi chờ cán bộ xã quyết định.',
    'consent-in-past': 'Ngày hết hạn đồng ý phải từ hôm nay trở đi.',
    'nobody-met': 'Chưa gặp ai thì chưa ghi được bước kỹ năng. Anh/chị chọn là đã gặp.',
    'back-in-past': 'Ngày hẹn lại phải từ hôm đó trở đi.',
    'visit-unknown': 'Không tìm thấy lượt đến nhà này.',
    'step-unknown': 'Không tìm thấy bước kỹ năng này.',
    'help-unknown': 'Không tìm thấy lần giúp này.',
    'attachment-unknown': 'Không tìm thấy ảnh hoặc tệp này.',
    'session-title-missing': 'Buổi học chưa có tên. Anh/chị ghi vài chữ.',
    'example-empty': 'Ghi cả trước đây thế nào và bây giờ thế nào, mỗi bên một câu.',
    'example-unagreed':
      'Đọc lời hỏi ở cuối trang, được đồng ý thì chọn cách đồng ý và tiếng đã đọc rồi mới ghi.',
    'example-unknown': 'Không tìm thấy gương này, có thể đã thôi nêu.',
    'praise-empty': 'Chưa có lời khen. Anh/chị chọn hoặc viết một câu.',
    'praise-own': 'Lời khen dành cho người khác trong tổ.',

    'skill-unknown': 'Xã chưa có kỹ năng này. Nhờ cán bộ xã xem lại.',
    'card-withdrawn': 'Thẻ hướng dẫn này đã được rút, không dùng nữa.',
    'survey-unknown':
      'Chưa thấy khảo sát này trong sổ của xã. Câu trả lời vẫn còn; nhờ người phụ trách xem lại.',
    'survey-closed':
      'Khảo sát đã đóng trước ngày trả lời. Câu trả lời vẫn còn; nhờ người phụ trách xem lại.',
    'survey-open': 'Khảo sát đang mở thì không sửa phiếu. Đóng lại rồi mở phiếu mới.',
    'survey-in-pieces': 'Phiếu khảo sát chưa đủ các phần. Anh/chị tải tệp lên lại giúp.',
    'campaign-ended': 'Đợt vận động này đã kết thúc trước khi sửa. Cả hai đều được giữ để xem lại.',
    'card-empty': 'Thẻ chưa có lời để nói. Anh/chị viết vài câu.',
    'voice-unknown': 'Không tìm thấy bản ghi âm này.',
    'notice-was-public': 'Thông báo đã cho mọi người đọc. Anh/chị rút đi, rồi viết thông báo mới.',

    'person-unknown': 'Danh sách chưa có người này.',
    'report-empty': 'Báo cáo chưa có gì. Anh/chị ghi vài chữ, chụp ảnh hoặc ghi con số.',
    'team-unknown': 'Danh sách chưa có tổ này.',
    'grant-unknown': 'Không tìm thấy phần việc được giao này.',
    'until-before-from': 'Ngày kết thúc phải sau ngày bắt đầu.',
    'place-unknown': 'Danh mục địa bàn chưa có nơi này. Điều ghi vẫn còn, chờ người phụ trách.',
    'place-ended': 'Nơi này đã sáp nhập hoặc chia tách trước ngày đó.',
    'parent-missing': 'Chưa chọn nơi này thuộc về đâu.',
    'level-wrong': 'Hai nơi không đúng cấp với nhau.',
    cycle: 'Một nơi không thể nằm trong chính nó.',
    'merge-into-itself': 'Một nơi không thể sáp nhập hay chia tách vào chính nó.',
  },
  whyUnknown: (code: string): string => `Lý do khác (mã ${code})`,
};

export type CommonWords = typeof vi;

const en: CommonWords = {
  roles: {
    admin: 'administrator',
    officer: 'commune officer',
    leader: 'team leader',
    head: 'village head',
    member: 'team member',
    home: 'server',
    province: 'province staff',
  },

  facts: {
    'fact.released@1': () => 'Approved for the book',
    'fact.declined@1': ({ reason }) => join(['Not approved', reason], ': '),
    'question.settled@1': ({ note }) => join(['Looked at and answered', note], ': '),
    'fact.redacted@1': ({ ground, document }) =>
      join([`Erased: ${GROUNDS_EN[ground]}`, document && `document ${document}`]),
  },

  unknownFact: (type) => `Recorded by a newer version of the app (${type})`,

  whys: {
    'not-yours':
      'This is not part of your work. Ask the team leader or a commune officer to record it.',
    'outside-grant': 'Recorded outside the time of your task. It is kept and waits for approval.',
    'stream-ended':
      'It came when this device was no longer in use or signed in. It is kept and waits for approval.',
    'id-taken': 'This id is in the book already. Please record it once more.',
    'reference-unknown': 'The book does not have what this speaks of. Record that first.',
    'reference-mismatch': 'What you change belongs elsewhere. Open the right one.',
    'depends-on-held': 'This rests on something that waits for approval. Approve that first.',
    'about-erased':
      'What was known of this person or household has been erased. This is kept and waits for an officer.',
    'already-settled': 'Somebody has approved or answered this already.',
    'premise-changed':
      'Somebody changed this in the meantime. Both are kept; the team leader is asked.',
    'with-commune':
      'This question is with the commune. The record is kept; a commune officer is asked to look.',
    'due-far': 'An answer is promised more than 30 days ahead. A commune officer is asked to look.',
    'day-ahead': 'The day recorded lies ahead of today. Please check the date of the phone.',
    'field-required': 'A person cannot be without a name and a household.',
    'value-wrong': 'Something is not filled in properly. Please look again.',
    'text-too-long': 'The text is too long. Please shorten it; what you wrote is kept as a draft.',
    'answer-too-long':
      'The words and what to bring are too long. Please shorten them; what you wrote is kept here.',
    'name-missing': 'There is no name yet. Please write the name.',
    'source-missing': 'A published number needs its source.',
    'already-saved': 'This visit has been recorded already.',
    'type-unknown':
      'The app on this phone does not know this kind of record. Please update the app.',
    'body-malformed':
      'The record does not have the right form and is not in the book. It is kept here.',
    'body-not-canonical':
      'The record does not have the right form and is not in the book. It is kept here.',
    'body-too-large': 'The record is longer than allowed and is not in the book. It is kept here.',
    'entity-full':
      'Too much is recorded here already. It is kept on this phone; ask a commune officer.',
    'already-said': 'The book has this already.',
    'already-held': 'The book has this already; it waits for a person in charge.',
    'origin-taken':
      'The book has something else under this number. It is kept here. Please record it once more.',
    'origin-not-yours': 'Somebody else recorded this first. It is kept on this phone.',

    'household-unknown': 'The register does not have this household. The team leader is asked.',
    'household-left': 'This household is recorded as no longer here.',
    'resident-unknown': 'The register does not have this person. The team leader is asked.',
    'resident-left': 'This person is recorded as no longer here.',
    'code-taken': 'This code is in use elsewhere. Please check.',
    'no-consent': 'Doing it for someone needs their consent. Ask and record the consent first.',
    'acting-why-missing': 'Write in a few words what is to be done for the person.',
    'consent-missing': 'This may be kept only of a person who agreed. Ask and record it first.',
    'consent-ended':
      'The consent had ended or been taken back when this arrived. It waits for the officer to decide.',
    'consent-in-past': 'A consent must last until today or longer.',
    'nobody-met': 'Without meeting anyone there is no step to record. Choose that you met someone.',
    'back-in-past': 'The day to come again cannot lie before the visit.',
    'visit-unknown': 'This visit was not found.',
    'step-unknown': 'This step was not found.',
    'help-unknown': 'This help was not found.',
    'attachment-unknown': 'This picture or file was not found.',
    'session-title-missing': 'The lesson has no name yet. Write a few words.',
    'example-empty': 'Write how it was before and how it is now, a sentence each.',
    'example-unagreed':
      'Read the question below, and choose how they agreed and in which language.',
    'example-unknown': 'This example was not found; it may be told no longer.',
    'praise-empty': 'There are no words of praise yet. Choose or write a sentence.',
    'praise-own': 'Praise is for others on the team.',

    'skill-unknown': 'The commune does not have this skill. A commune officer is asked.',
    'card-withdrawn': 'This card has been withdrawn and is used no more.',
    'survey-unknown':
      'The book of the commune does not have this survey. The answers are kept; whoever is in charge is asked.',
    'survey-closed':
      'The survey was closed before. The answers are kept; whoever is in charge is asked.',
    'survey-open': 'The form of an open survey does not change. Close it, and open another.',
    'survey-in-pieces': 'Parts of the form are missing. Please upload the file once more.',
    'campaign-ended': 'This campaign was ended before the change. Both are kept to be looked at.',
    'card-empty': 'The card has nothing to say yet. Please write a few sentences.',
    'voice-unknown': 'This recording was not found.',
    'notice-was-public': 'Everybody has read this. Withdraw it, and write another.',

    'person-unknown': 'This person is not on the list.',
    'report-empty':
      'There is nothing in the report. Write a few words, take a picture or give a number.',
    'team-unknown': 'This team is not on the list.',
    'grant-unknown': 'This task was not found.',
    'until-before-from': 'The end must come after the beginning.',
    'place-unknown': 'The list of places does not have this one. The record is kept and waits.',
    'place-ended': 'This place was merged or split before that day.',
    'parent-missing': 'Choose what this place belongs to.',
    'level-wrong': 'These two places are not of fitting levels.',
    cycle: 'A place cannot lie within itself.',
    'merge-into-itself': 'A place cannot be merged or split into itself.',
  },
  whyUnknown: (code) => `Another reason (code ${code})`,
};

export const COMMON_WORDS: Readonly<Record<Language, CommonWords>> = { vi, en };

/** Why something was held, asked, refused or not written, as a sentence for a person. */
export function whyText(language: Language, code: string): string {
  const { whys, whyUnknown } = COMMON_WORDS[language];
  const known = whys as Readonly<Record<string, string>>; // asked with any code
  return (Object.hasOwn(known, code) ? known[code] : undefined) ?? whyUnknown(code);
}
