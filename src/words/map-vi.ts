/** The village map, and writing down where a house stands, in Vietnamese. */
export const mapVi = {
  open: 'Bản đồ',
  label: (count: number): string => `Bản đồ thôn, ${count} nhà`,
  help: 'Mũi tên để đi, dấu cộng và dấu trừ để phóng, số 0 để xem cả thôn. Danh sách các nhà ở dưới.',
  closer: 'Phóng to',
  wider: 'Thu nhỏ',
  whole: 'Cả thôn',
  here: 'Tôi ở đâu',
  north: 'Bắc',
  metres: (count: string): string => `${count} m`,
  kilometres: (count: string): string => `${count} km`,
  decimal: ',',
  unplaced: (count: number): string => `Chưa có vị trí: ${count} nhà`,
  noneYet: 'Chưa nhà nào có vị trí. Nhà xếp theo ngõ và số nhà. Đến nhà nào, ghi vị trí nhà ấy.',
  onlySome: (known: number, of: number): string =>
    `${known} trên ${of} nhà đã có vị trí. Nhà chưa có xếp ở dưới, theo ngõ và số nhà.`,
  allKnown: (of: number): string => `Cả ${of} nhà đã có vị trí.`,
  astray: (count: number): string =>
    `${count} nhà có vị trí ở quá xa thôn nên chưa đưa lên bản đồ. Đến nhà, ghi lại vị trí.`,
  tap: 'Bấm vào một cánh cửa để xem là nhà ai.',
  twin: 'Danh sách các nhà trên bản đồ',
  standings: {
    known: '',
    unknown: 'chưa có vị trí',
    astray: 'vị trí ở quá xa, cần ghi lại',
  },
  close: 'Đóng',
  chapter: (name: string): string => `sổ ${name}`,

  looking: 'Đang tìm vị trí của máy',
  youAreFar: (distance: string): string => `Anh/chị đang ở cách thôn khoảng ${distance}.`,

  place: {
    title: 'Ghi vị trí nhà',
    again: 'Ghi lại vị trí nhà',
    has: 'Nhà này đã có vị trí.',
    hasNot: 'Nhà này chưa có vị trí.',
    see: 'Xem trên bản đồ',
    stand: 'Đứng ngay trước cửa nhà, ra chỗ thoáng, rồi bấm đo. Không cần có sóng.',
    measure: 'Đo vị trí ở đây',
    measureAgain: 'Đo lại',
    measureInstead: 'Đo tại chỗ thay vì chấm',
    measuring: 'Đang đo, xin chờ một chút',
    found: (accuracy: string): string => `Đã đo được, sai số khoảng ${accuracy}.`,
    rough: (accuracy: string): string =>
      `Sai số còn khoảng ${accuracy}, chưa đủ để phân biệt các nhà. Ra chỗ thoáng hơn, chờ nửa phút rồi đo lại.`,
    far: (distance: string): string =>
      `Chỗ này cách thôn khoảng ${distance}. Có đúng là đang đứng trước nhà này không?`,
    farTap: (distance: string): string =>
      `Chỗ vừa chọn cách thôn khoảng ${distance}. Có đúng là nhà ở đó không?`,
    moves: (distance: string): string => `Cách vị trí ghi lần trước khoảng ${distance}.`,
    save: 'Ghi vị trí này',
    saveAll: 'Đúng, vẫn ghi chỗ này',
    saved: 'Đã ghi vị trí nhà',
    tap: 'Chấm trên bản đồ',
    tapHint: 'Kéo bản đồ cho dấu cộng nằm đúng chỗ nhà.',
    tapHere: 'Nhà ở chỗ này',
    noAnchor: 'Chưa nhà nào có vị trí nên chưa chấm được. Nhà đầu tiên cần đo tại chỗ.',
    remove: 'Bỏ vị trí',
    removed: 'Đã bỏ vị trí nhà',
    outside: 'Chỗ này nằm ngoài Việt Nam nên không ghi được.',
    problems: {
      denied:
        'Máy chưa cho phép xem vị trí. Mở cài đặt của trình duyệt, cho phép vị trí, rồi đo lại. Hoặc chấm trên bản đồ.',
      unfound:
        'Máy chưa tìm được vị trí. Bật định vị của máy, ra chỗ thoáng rồi đo lại. Hoặc chấm trên bản đồ.',
      unable: 'Máy này không đo được vị trí. Anh/chị chấm trên bản đồ.',
    },
  },
};
