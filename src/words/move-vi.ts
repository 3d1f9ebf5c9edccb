/** A person moves to another house, in Vietnamese. */
export const moveVi = {
  title: 'Chuyển sang nhà khác',
  find: 'Tìm nhà chuyển đến',
  findHint: 'Gõ tên chủ hộ hoặc một người trong nhà ấy',
  none: 'Không tìm thấy nhà nào trong thôn, bản này. Người chuyển hẳn đi nơi khác thì vào “Sửa thông tin người này”.',
  more: (count: number): string => `Còn ${count} nhà nữa; gõ thêm vài chữ để tìm.`,
  lives: (who: string): string => `có ${who}`,
  to: 'Chuyển đến nhà',
  other: 'Chọn nhà khác',
  day: 'Chuyển từ ngày nào',
  dayHint: 'Ví dụ 21/11/2026. Không nhớ rõ thì để hôm nay.',
  dayWrong: 'Ngày chưa đúng, hoặc sau hôm nay. Ghi như 21/11/2026.',
  relation: 'Quan hệ với chủ hộ ở nhà mới',
  relationFirst: 'Nhà mới chưa có ai: người này là chủ hộ.',
  headGoes: (who: string): string => `${who} là chủ hộ nhà cũ. Từ nay ai là chủ hộ nhà ấy?`,
  noHead: 'Chưa rõ, ghi sau',
  emptied: (who: string): string => `Không còn ai khác ở nhà ${who}`,
  emptiedOptions: { empty: 'Nhà ấy không còn ai ở', kept: 'Nhà ấy vẫn còn người, chưa ghi tên' },
  along:
    'Các bước kỹ năng, lần giúp và sự đồng ý đi theo người này. Lượt đến và lời hẹn vẫn ở nhà cũ. Lịch sử của cả hai nhà đều ghi lần chuyển.',
  save: 'Ghi việc chuyển nhà',
  saved: (who: string, house: string): string => `${who} đã chuyển sang nhà ${house}`,
};
