/** A fraction as it is written here. */
const dot = (number: string): string => number.replace('.', ',');

/** What a commune asks, for its office, in Vietnamese. */
export const surveyOfficeVi = {
  office: {
    lead: 'Hỏi từng nhà, theo phiếu của xã. Tổ ở thôn, bản thấy phiếu ngay khi máy của tổ có sóng.',
    new: 'Mở phiếu mới',
    none: 'Xã chưa mở khảo sát nào',
    noneText: 'Viết phiếu bằng Excel theo chuẩn XLSForm, rồi tải lên ở đây.',
    since: (day: string, questions: number): string => `Hỏi từ ${day}, ${questions} câu.`,
    until: (day: string): string => `Hỏi đến hết ${day}.`,
    closedOn: (day: string): string => `Đã đóng ngày ${day}.`,
    progress: 'Số hộ đã trả lời',
    answered: (met: string, of: string): string => `${met}/${of} hộ`,
    results: 'Xem kết quả',
    close: 'Đóng khảo sát',
    closeTitle: (title: string): string => `Đóng “${title}”?`,
    allAnswered: 'Mọi hộ đều đã trả lời.',
    leftOpen: (count: number): string => `Còn ${count} hộ chưa trả lời`,
    doorsLeft: (count: number): string => `còn ${count} hộ`,
    closeForGood:
      'Đóng rồi thì không mở lại được; muốn hỏi tiếp thì mở phiếu mới. Nhà đang hỏi dở vẫn lưu được, câu trả lời ấy chờ người phụ trách xem lại.',
    closedToast: 'Đã đóng. Câu trả lời gửi muộn vẫn được giữ, chờ người phụ trách xem lại.',
    counts: (answers: number, households: number): string =>
      answers === households
        ? `${households} hộ đã trả lời`
        : `${households} hộ đã trả lời, ${answers} lượt. Mỗi hộ tính câu trả lời sau cùng.`,
    incomplete: (count: number): string =>
      `${count} phiếu chưa đủ: còn phần chưa được duyệt. Duyệt đủ rồi mới tính vào kết quả.`,
    answers: (count: number): string => `${count} hộ trả lời`,
    times: (repeat: string, times: number, households: number): string =>
      `Phần lặp “${repeat}”: ${times} lần trả lời ở ${households} hộ`,
    inHouseholds: (count: number): string => `ở ${count} hộ`,
    numbers: (least: string, most: string, mean: string, sum: string): string =>
      `Nhỏ nhất ${dot(least)}, lớn nhất ${dot(most)}, trung bình ${dot(mean)}, cộng lại ${dot(sum)}`,
    sheet: 'Tải về Excel',
    sheetNote: 'Tệp có tên chủ hộ. Ai tải, lúc nào đều được ghi lại.',
    nothing: 'Chưa có câu trả lời nào',
    untilLabel: 'Hỏi đến hết ngày',
    untilHint: 'Bỏ trống: hỏi đến khi xã đóng.',
    untilWrong: 'Ngày chưa đúng. Ghi như 31/12/2026, từ hôm nay trở đi.',
    openNow: 'Mở cho các thôn, bản',
    openedToast: 'Đã mở khảo sát cho các thôn, bản',
    stale: 'Tệp không còn như lúc đọc thử. Anh/chị chọn lại tệp giúp.',
  },
  check: {
    title: 'Phiếu khảo sát',
    lead: 'Tệp Excel theo chuẩn XLSForm (ODK). Máy chủ đọc thử và nói rõ từng ô chưa đúng; chưa mở cho ai.',
    choose: 'Chọn tệp .xlsx',
    chooseOther: 'Chọn tệp khác',
    reading: 'Máy chủ đang đọc phiếu',
    wrongKind: 'Tệp này không phải .xlsx. Trong Excel chọn Lưu thành, rồi chọn .xlsx.',
    unreadable: 'Tệp này không đọc được như một phiếu XLSForm.',
    problems: (count: number): string => `${count} chỗ cần sửa`,
    problemsText: 'Sửa trong Excel, lưu lại, rồi chọn tệp lần nữa. Chưa có gì thay đổi.',
    good: 'Phiếu dùng được',
    counts: (questions: number, lists: number): string =>
      `${questions} câu hỏi, ${lists} danh sách lựa chọn`,
    notices: (count: number): string => `${count} điều được bỏ qua`,
    noticesText: 'Những điều này không làm hỏng phiếu.',
    cell: 'Ô',
    matter: 'Cần sửa',
    left: 'Bỏ qua',
    preview: 'Hỏi thử',
    tried: 'Thử xong',
    unknown: (code: string): string => `Điều khác (mã ${code})`,
  },
};
