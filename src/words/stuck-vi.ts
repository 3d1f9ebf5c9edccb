/** Who does not get on with a skill, and who of the village could show it. */
export const stuckVi = {
  title: 'Ai đang chững lại',
  lead: (weeks: number, tries: number): string =>
    `Đây là những người đã bắt đầu một việc từ ${weeks} tuần trở lên; sau đó tổ đã đến gặp hoặc giúp vào ít nhất ${tries} ngày khác nhau, mà vẫn ở bước cũ. Không phải lỗi của ai; thử cách khác.`,
  toTeam: 'Trong tổ',
  none: 'Không ai chững lại',
  noneText: 'Ai đã bắt đầu cũng đang tiến, hoặc tổ chưa đến đủ lần.',
  count: (people: number): string => `${people} người`,
  why: (skill: string, step: string, since: string, tries: number): string =>
    `${skill}: vẫn ở bước ${step} từ ${since}, dù tổ đã đến vào ${tries} ngày khác nhau`,
  tryNext: 'Thử tiếp',
  person: 'Mở trang của người này',
  card: 'Xem lại thẻ của bước này, chọn thẻ khác hoặc nghe bằng tiếng khác',
  teachers: 'Nhờ người trong thôn chỉ lại',
  noTeachers: 'Trong thôn chưa có ai làm việc này thành thạo đủ lâu.',
  ask: 'Chỉ tổ thấy danh sách này. Hỏi ý cả hai người rồi mới hẹn.',
};

export type StuckWords = typeof stuckVi;
