import type { Language } from './words.ts';

const vi = {
  title: 'Có đúng là thông báo của thôn, xã không?',
  lead: 'Nhận được ảnh hay tin nhắn nói là của thôn, của xã thì dán đường dẫn hoặc mã ghi trên ảnh vào đây.',
  field: 'Đường dẫn hoặc mã',
  press: 'Kiểm tra',
  again: 'Kiểm tra thông báo khác',
  where: (host: string): string =>
    `Trang thật có địa chỉ bắt đầu bằng ${host}. Địa chỉ khác thì không phải.`,
  genuine: 'Thông báo thật',
  is: (place: string, day: string): string => `Đúng, thông báo này do ${place} đăng ngày ${day}`,
  states: {
    stands: 'Đây là bản mới nhất.',
    over: 'Thông báo này đã hết hạn, giữ lại để tra cứu.',
  },
  corrected: (shared: number, now: number): string =>
    `Đã sửa: ảnh, đường dẫn anh/chị nhận là bản ${String(shared)}. Bản mới nhất là bản ${String(now)}, ở dưới đây.`,
  withdrawn: 'Đã rút: thông báo này không còn hiệu lực.',
  compare: 'So chữ trên ảnh với chữ ở dưới. Khác nhau thì ảnh đã bị người khác sửa.',
  narrowed:
    'Bản mới chỉ gửi cho một số thôn. Ở thôn không còn được gửi, thông báo này đã rút: xin xem bảng tin của thôn mình.',
  follow: 'Chữ trên ảnh có thể khác bản mới. Xin theo bản ở dưới.',
  joined: (before: string, now: string): string => `${before} nay là một phần của ${now}.`,
  toBoard: (place: string): string => `Xem cả bảng tin ${place}`,
  fake: 'Không phải của chúng tôi',
  no: 'Không có thông báo nào như vậy',
  noLines: [
    'Không thôn, xã nào ở đây đăng thông báo mang mã này. Mã chép thiếu một chữ cũng không ra: xin dán lại cả đường dẫn.',
    'Dán lại vẫn không ra thì đó không phải thông báo của chúng tôi: đừng chuyển tiếp, đừng chuyển tiền, đừng đưa mã OTP.',
  ],
  noCode: 'Trong chữ đã dán không có mã nào. Xin dán cả đường dẫn, hoặc dòng mã ở dưới ảnh.',
  otherSite: (host: string): string =>
    `Đường dẫn đã dán dẫn sang trang ${host}, không phải trang này. Đừng mở, đừng điền gì ở đó.`,
  boardTitle: (place: string): string => `Bảng tin ${place}`,
  now: 'Đang treo',
  says: 'Nội dung thông báo',
  boardNone: 'Bảng tin chưa có thông báo nào.',
  open: 'Xem bảng tin',
  own: 'Mở riêng thông báo này',
  take: 'Nhận tin tự động',
  takeLead:
    'Dành cho ai dùng lịch hoặc chương trình đọc tin. Cổng và loa của xã nhận cảnh báo CAP.',
  feeds: {
    atom: 'Tin mới (Atom)',
    rss: 'Tin mới (RSS)',
    calendar: 'Lịch (iCalendar)',
    cap: 'Cảnh báo (CAP 1.2)',
  },
  toCheck: 'Kiểm tra một thông báo đã nhận',
};

const en: typeof vi = {
  title: 'Is it really of our village or commune?',
  lead: 'If you were sent a picture or a message in the name of a village or commune, paste its link or code here.',
  field: 'Link or code',
  press: 'Check',
  again: 'Check another notice',
  where: (host) =>
    `The real page has an address that begins with ${host}. Any other address is not ours.`,
  genuine: 'Genuine notice',
  is: (place, day) => `Yes, this notice was posted by ${place} on ${day}`,
  states: {
    stands: 'This is the newest edition.',
    over: 'This notice is over, and kept to be looked up.',
  },
  corrected: (shared, now) =>
    `Corrected: what you were sent is edition ${String(shared)}. The newest is edition ${String(now)}, below.`,
  withdrawn: 'Withdrawn: this notice holds no more.',
  narrowed:
    'The newest is for some villages alone. Where it is sent no more, this notice was withdrawn: please see the board of your village.',
  follow: 'The words of the picture may differ from the newest. Please go by those below.',
  compare:
    'Compare the words of the picture with those below. If they differ, somebody changed the picture.',
  joined: (before, now) => `${before} is now a part of ${now}.`,
  toBoard: (place) => `See the whole board of ${place}`,
  fake: 'Not ours',
  no: 'There is no such notice',
  noLines: [
    'No village or commune here posted a notice with this code. One letter missing is enough: please paste the whole link.',
    'If it is still not found, it is not our notice: do not pass it on, do not send money, tell nobody an OTP code.',
  ],
  noCode: 'What was pasted holds no code. Paste the whole link, or the code under the picture.',
  otherSite: (host) =>
    `The pasted link leads to ${host}, which is not this site. Do not open it, and fill in nothing there.`,
  boardTitle: (place) => `Notice board of ${place}`,
  now: 'Now on the board',
  says: 'What it says',
  boardNone: 'There is no notice on the board yet.',
  open: 'See the notice board',
  own: 'Open this notice alone',
  take: 'News by themselves',
  takeLead:
    'For calendars and news readers. Portals and loudspeakers of the commune take warnings as CAP.',
  feeds: {
    atom: 'News (Atom)',
    rss: 'News (RSS)',
    calendar: 'Calendar (iCalendar)',
    cap: 'Warnings (CAP 1.2)',
  },
  toCheck: 'Check a notice that you were sent',
};

/** The board as a page of its own, and the page that checks a notice. */
export const CHECK_PAGE_WORDS: Readonly<Record<Language, typeof vi>> = { vi, en };
