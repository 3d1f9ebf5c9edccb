import type { NoticeClass } from '#domain/board/facts.ts';

const when: Record<NoticeClass, string> = {
  emergency: 'Phát ngay, ngắt chương trình đang phát; 30 phút phát lại một lần.',
  priority: 'Phát trong buổi gần nhất, trước các tin khác.',
  ordinary: 'Phát vào buổi thường lệ.',
};

/** What goes to whoever runs the loudspeaker, in Vietnamese. */
export const speakerFileVi = {
  title: 'Gửi đài truyền thanh',
  lead: 'Lưu bài đọc và tiếng để đưa cho người phụ trách loa của xã.',
  script: 'Lưu bài đọc',
  voice: (language: string): string => `Lưu tiếng ghi âm, ${language}`,
  spoken: 'Lưu giọng máy đọc',
  spokenLead: 'Giọng máy đọc một lượt, cho phát hai lượt. Nghe thử trước khi phát.',
  making: 'Đang làm tệp tiếng',
  absent:
    'Máy chủ chưa cài phần đọc thành tiếng (espeak-ng) nên chưa có giọng máy. Ghi âm thông báo thì lưu được tệp.',
  offline: 'Cần có mạng mới làm được giọng máy.',
  notSent: 'Giọng máy có sau khi thông báo gửi lên máy chủ.',
  failed: 'Chưa làm được tệp tiếng. Lát nữa bấm lại.',
  far: 'Bản ghi âm chưa có trên máy này. Có mạng thì bấm lại.',
  class: (name: string): string => `Loại tin: ${name}`,
  classes: { ordinary: 'bình thường', priority: 'ưu tiên', emergency: 'khẩn cấp' },
  schedule: (text: string): string => `Lịch phát: ${text}`,
  when,
  until: (day: string): string => `Phát đến hết ngày ${day}.`,
  expires: (at: string): string => `Thôi phát lúc ${at}.`,
  fileName: 'thong-bao-loa',
};
