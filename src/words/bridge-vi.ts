import type { MessageWay } from '#domain/reach/message-facts.ts';
import type { DeliveriesReply } from '#protocol/deliveries.ts';

type Channel = DeliveriesReply['channels'][number];

const CHANNELS: Readonly<Record<Channel['channel'], string>> = {
  push: 'Máy của tổ và cán bộ',
  zalo: 'Tin Zalo',
  sms: 'Tin nhắn SMS',
  mail: 'Thư điện tử',
};
const WAYS: Readonly<Record<MessageWay, string>> = { zalo: 'Zalo', sms: 'tin nhắn SMS' };

/** What was sent, as `Tin nhắn SMS: 40 đã đến, 3 không đến, 2 đang chờ`. */
function lineOf(counts: Channel): string {
  const { queued, sent, delivered, failed, expired } = counts;
  const said = [
    delivered > 0 && `${delivered} đã đến máy`,
    sent > 0 && `${sent} đã gửi`,
    queued > 0 && `${queued} đang chờ`,
    failed + expired > 0 && `${failed + expired} không đến`,
  ].filter((each) => each !== false);
  return `${CHANNELS[counts.channel]}: ${said.length === 0 ? 'không phải gửi' : said.join(', ')}`;
}

const WHYS: Readonly<Record<string, string>> = {
  'no-phone': 'chưa có số điện thoại',
  'number-wrong': 'số điện thoại không đúng',
  'no-zalo': 'số này không dùng Zalo',
  'cannot-receive': 'máy không nhận được',
  unwanted: 'không muốn nhận',
  network: 'nhà mạng chưa nhận',
  key: 'máy chủ chưa được phép gửi',
  balance: 'tài khoản gửi tin đã hết tiền',
  sender: 'tên người gửi chưa đăng ký',
  template: 'mẫu tin chưa được duyệt',
  refused: 'bên gửi tin từ chối nội dung',
  interrupted: 'máy chủ tắt khi đang gửi',
  night: 'ban đêm không gửi',
  quota: 'hết lượt gửi trong ngày',
};

/** Notices that reach phones that are not open: on this device, to households, and what became of them. */
export const bridgeVi = {
  device: {
    title: 'Thông báo trên máy này',
    off: 'Có thông báo mới trên bảng tin, máy báo ngay cả khi chưa mở ứng dụng. Từ 22 giờ đến 6 giờ máy không kêu, trừ tin khẩn.',
    on: 'Máy này đang nhận thông báo mới, cả khi chưa mở ứng dụng.',
    turnOn: 'Nhận thông báo',
    turnOff: 'Thôi nhận thông báo',
    turnedOn: 'Máy này sẽ nhận thông báo',
    turnedOff: 'Máy này thôi nhận thông báo',
    denied:
      'Máy đang chặn thông báo của ứng dụng. Anh/chị vào Cài đặt của máy, mục Thông báo, cho phép trình duyệt, rồi bấm lại.',
    failed: 'Chưa làm được. Anh/chị thử lại khi có mạng.',
  },
  sent: {
    title: 'Tin đã gửi đi',
    line: lineOf,
    notTold: 'Tin đến máy chưa chắc cả nhà đã biết. Nhà chưa báo vẫn ở trong danh sách cần đến.',
    missed: (count: number): string => `${count} nhà tin không đến được`,
    why: (why: string | undefined): string => WHYS[why ?? ''] ?? 'chưa gửi được',
    household: (name: string): string => (name === '' ? 'Một nhà' : `Nhà ${name}`),
  },
  household: {
    title: 'Nhắn tin khi có thông báo',
    ask: 'Hỏi nhà này',
    change: 'Đổi',
    none: 'Chưa hỏi nhà này có muốn nhận tin nhắn khi có thông báo không.',
    declined: 'Nhà này không nhận tin nhắn.',
    agreed: (ways: readonly MessageWay[], whose: string): string =>
      `Nhà này nhận qua ${ways.map((way) => WAYS[way]).join(', ')}. Gửi vào: ${whose}.`,
    noPhone: 'Sổ chưa có số điện thoại của nhà này. Ghi số vào sổ trước, rồi hỏi.',
    question: 'Nhắn tin cho nhà mình khi có thông báo?',
    readAloud: 'Đọc cho nhà nghe:',
    wording:
      'Khi xã hoặc thôn, bản có thông báo cần kíp, máy chủ của xã gửi một tin nhắn vào số điện thoại nhà mình chọn. Nhà mình không mất tiền. Ngoài thông báo chung, tin nhắn không nói gì về nhà mình. Không muốn nhận nữa thì báo tổ công nghệ số, lúc nào cũng được.',
    phone: 'Gửi vào số nào',
    ofHouse: 'số chung của nhà',
    ways: 'Gửi bằng cách nào',
    way: { zalo: 'Zalo trước, không được thì tin nhắn', sms: 'Tin nhắn SMS' },
    agree: 'Nhà đồng ý',
    decline: 'Nhà không nhận',
    saved: 'Đã ghi nhà đồng ý nhận tin nhắn',
    savedDeclined: 'Đã ghi nhà không nhận tin nhắn',
    missing: 'Chọn số điện thoại để gửi.',
  },
};
