import { expect, test } from 'vitest';
import { findMeaning } from './columns.ts';

test.each([
  ['code', ['Mã hộ', 'Số hộ', 'Hộ số', 'MÃ SỐ HỘ', 'STT hộ', 'ma ho', 'Số sổ hộ khẩu']],
  ['head', ['Họ và tên chủ hộ', 'Chủ hộ', 'Tên chủ hộ', 'HỌ TÊN CHỦ HỘ']],
  [
    'name',
    [
      'Họ và tên',
      'Họ tên',
      'Họ, chữ đệm và tên',
      'Họ và tên thành viên',
      'Tên nhân khẩu',
      'Ho va ten',
    ],
  ],
  ['relation', ['Quan hệ với chủ hộ', 'QH với chủ hộ', 'Quan hệ', 'Mối quan hệ với chủ hộ']],
  [
    'birth',
    ['Ngày sinh', 'Năm sinh', 'Ngày, tháng, năm sinh', 'Sinh ngày', 'NTNS', 'Năm', 'ngay sinh'],
  ],
  ['male', ['Nam', 'NAM']],
  ['female', ['Nữ', 'Nu']],
  ['sex', ['Giới tính', 'Nam/Nữ', 'Phái']],
  ['phone', ['Số điện thoại', 'SĐT', 'Điện thoại liên hệ', 'ĐT di động', 'Số Zalo', 'SDT']],
  [
    'village',
    ['Thôn', 'Bản', 'Xóm', 'Khu', 'Thôn/Bản/Xóm', 'Tổ dân phố', 'Tên thôn', 'Thôn (bản)'],
  ],
  ['alley', ['Địa chỉ', 'Nơi ở', 'Ngõ', 'Số nhà', 'Nơi thường trú']],
  ['members', ['Số khẩu', 'Số nhân khẩu', 'Số người trong hộ']],
  ['smartphone', ['Điện thoại thông minh', 'Smartphone', 'Có ĐT thông minh']],
  ['bank', ['Tài khoản ngân hàng', 'Có TK ngân hàng', 'Số tài khoản ngân hàng']],
  ['epay', ['Ví điện tử', 'Thanh toán điện tử']],
  ['away', ['Đi làm ăn xa', 'Vắng mặt', 'Đi xuất khẩu lao động']],
  ['business', ['Hộ kinh doanh', 'Hộ KD', 'Kinh doanh']],
  ['note', ['Ghi chú']],
])('%s', (field, headers) => {
  for (const header of headers) {
    expect(findMeaning(header), header).toEqual({ field });
    expect(findMeaning(` ${header.normalize('NFD')}\n`), header).toEqual({ field });
  }
});

test.each([
  ['ordinal', ['STT', 'TT', 'Số TT']],
  [
    'id-number',
    ['Số CCCD/ĐDCN', 'CMND', 'Số định danh cá nhân', 'Số thẻ BHYT', 'Căn cước công dân'],
  ],
  [
    'closed-data',
    ['Dân tộc', 'Tôn giáo', 'Hộ nghèo', 'Hộ nghèo, cận nghèo', 'Khuyết tật', 'Tình trạng sức khỏe'],
  ],
])('left out: %s', (ignored, headers) => {
  for (const header of headers) expect(findMeaning(header), header).toEqual({ ignored });
});

test('other words mean nothing', () => {
  for (const header of ['Nghề nghiệp', 'Trình độ', 'Họ tên bố', 'Diện tích', '']) {
    const meaning = findMeaning(header);
    expect(meaning === undefined || 'ignored' in meaning, header).toBe(true);
  }
});
