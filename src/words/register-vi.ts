/** What a register's report says, by the codes of the importer. `value` is what stands in the cell. */
export const registerVi = {
  at: (row: number, column: string | undefined, sheet: string | undefined): string => {
    const place =
      column === undefined ? `dòng ${String(row)}` : `dòng ${String(row)}, cột ${column}`;
    return sheet === undefined || sheet === ''
      ? place.replace('d', 'D')
      : `Trang “${sheet}”, ${place}`;
  },

  fields: {
    code: 'mã hộ',
    head: 'chủ hộ',
    name: 'họ và tên',
    family: 'họ và tên đệm',
    relation: 'quan hệ với chủ hộ',
    birth: 'ngày sinh hoặc năm sinh',
    male: 'nam (đánh dấu hoặc ngày sinh)',
    female: 'nữ (đánh dấu hoặc ngày sinh)',
    sex: 'giới tính',
    phone: 'số điện thoại',
    village: 'thôn, bản',
    alley: 'địa chỉ trong thôn',
    members: 'số người trong hộ',
    smartphone: 'có điện thoại thông minh',
    bank: 'có tài khoản ngân hàng',
    epay: 'có ví điện tử',
    away: 'đi làm ăn xa',
    business: 'hộ kinh doanh',
    note: 'ghi chú',
  },

  ignored: {
    ordinal: 'số thứ tự, không cần ghi',
    'id-number': 'số giấy tờ: không ghi để giữ kín cho bà con',
    'closed-data': 'thông tin nhạy cảm: không ghi ở sổ này',
    'second-column': 'đã có một cột khác cùng nội dung',
    'not-known': 'chưa hiểu tiêu đề của cột',
  },

  skipped: {
    title: 'tiêu đề của sổ',
    numbering: 'dòng đánh số cột',
    'repeated-header': 'tiêu đề cột nhắc lại',
    heading: 'dòng đề mục',
    total: 'dòng cộng',
    signature: 'phần ký tên, ghi chú cuối sổ',
  },

  sheets: {
    read: 'đã đọc',
    'no-header': 'không thấy dòng tiêu đề cột, nên không đọc',
    empty: 'trang trống',
    hidden: 'trang ẩn, không đọc',
  },

  notes: {
    'name-missing': (): string => 'thiếu họ và tên',
    'name-not-understood': (value: string): string => `họ và tên “${value}” có ký tự lạ`,
    'name-old-font': (value: string): string =>
      `họ và tên “${value}” viết bằng phông chữ cũ; xin chuyển tệp sang Unicode`,
    'name-with-text': (value: string): string =>
      `phần trong ngoặc của “${value}” không ghi vào tên`,
    'birth-not-in-calendar': (value: string): string => `ngày sinh “${value}” không có trong lịch`,
    'birth-not-understood': (value: string): string => `không hiểu ngày sinh “${value}”`,
    'birth-out-of-range': (value: string): string => `ngày sinh “${value}” quá xa`,
    'birth-in-future': (value: string): string => `ngày sinh “${value}” ở tương lai`,
    'birth-month-not-kept': (value: string): string => `“${value}” không có ngày, chỉ ghi năm sinh`,
    'birth-twice': (value: string): string => `ngày sinh “${value}” khác với ngày sinh ở cột khác`,
    'sex-not-understood': (value: string): string => `không hiểu giới tính “${value}”`,
    'sex-twice': (): string => 'giới tính ghi cả nam và nữ',
    'relation-not-understood': (value: string): string =>
      `không hiểu quan hệ “${value}”, ghi là khác`,
    'second-head': (value: string): string =>
      `hộ đã có chủ hộ; “${value}” ghi là người khác trong hộ`,
    'no-head': (): string => 'hộ này không có ai ghi là chủ hộ',
    'head-assumed': (): string =>
      'sổ không ghi ai là chủ hộ; người đầu tiên của mỗi hộ được coi là chủ hộ',
    'head-not-listed': (value: string): string => `chủ hộ “${value}” không có dòng riêng trong hộ`,
    'phone-not-a-number': (value: string): string => `“${value}” không phải số điện thoại`,
    'phone-too-short': (value: string): string => `số điện thoại “${value}” thiếu chữ số`,
    'phone-too-long': (value: string): string => `số điện thoại “${value}” thừa chữ số`,
    'phone-unknown-prefix': (value: string): string => `số điện thoại “${value}” có đầu số lạ`,
    'phone-not-vietnamese': (value: string): string =>
      `“${value}” không phải số điện thoại Việt Nam`,
    'phone-second': (value: string): string =>
      `chỉ ghi số điện thoại đầu tiên, không ghi thêm số ở “${value}”`,
    'phone-with-text': (value: string): string =>
      `chỉ ghi số điện thoại, không ghi phần chữ của “${value}”`,
    'code-missing': (value: string): string =>
      value === '' ? 'thiếu mã hộ' : `hộ “${value}” thiếu mã hộ`,
    'code-not-understood': (value: string): string => `không hiểu mã hộ “${value}”`,
    'code-used-twice': (value: string): string => `mã hộ “${value}” đã dùng cho hộ của chủ hộ khác`,
    'village-missing': (): string => 'không thấy tên thôn, bản; xin chọn thôn ở ô “Sổ này của”',
    'members-not-understood': (value: string): string => `không hiểu số người “${value}”`,
    'members-differ': (value: string): string =>
      `số người ghi và số người liệt kê khác nhau: ${value}`,
    'answer-not-understood': (value: string): string => `không hiểu câu trả lời “${value}”`,
    'taken-as-yes': (value: string): string => `“${value}” được hiểu là có; không ghi phần chữ`,
    'number-not-kept': (): string => 'được hiểu là có; không ghi con số để giữ kín',
    'note-not-kept': (value: string): string => `không ghi lại ghi chú “${value}”`,
    'gone-left-out': (value: string): string => `sổ ghi “${value}” không còn ở hộ, nên không nhập`,
    'duplicate-row': (value: string): string => `“${value}” đã có ở dòng khác của hộ này`,
    'same-person-twice': (value: string): string =>
      `“${value}” cùng ngày sinh còn có ở hộ khác trong tệp`,
    'second-value': (value: string): string =>
      `“${value}” khác với dòng trước của cùng hộ, giữ dòng trước`,
    'text-too-long': (): string => 'chữ quá dài, không ghi',
    'text-not-understood': (value: string): string => `“${value}” có ký tự lạ, không ghi`,
    'row-not-understood': (): string => 'không hiểu dòng này',
    'household-unknown': (value: string): string =>
      `sổ không cho biết ai ở chung một hộ, nên chưa nhập ${value} dòng; cần cột mã hộ hoặc cột quan hệ với chủ hộ`,
    'cell-without-header': (value: string): string => `“${value}” nằm ở cột không có tiêu đề`,
    'no-header': (): string => 'không thấy dòng tiêu đề cột trong 20 dòng đầu',
  },

  doubts: {
    'village-missing': 'tệp không ghi thôn, bản của hộ này',
    'village-not-known': 'xã không có thôn, bản tên này',
    'village-unclear': 'có hơn một thôn, bản tên này',
    'household-without-head': 'không rõ mã hộ và chủ hộ',
    'household-left': 'hộ này đã được ghi là chuyển đi hoặc nhà trống',
    'household-twice': 'hộ này có hai lần trong tệp, nội dung khác nhau',
    'household-in-doubt': 'hộ này liên quan đến một dòng chưa rõ khác trong tệp',
    'code-twice': 'mã hộ này thuộc hơn một hộ',
    'code-other-head': 'mã hộ này đang thuộc hộ có chủ hộ khác',
    'head-other-code': 'chủ hộ này đang có mã hộ khác',
    'head-twice': 'có hơn một hộ cùng tên và năm sinh chủ hộ',
    'head-year-unknown': 'trùng tên chủ hộ nhưng thiếu năm sinh để biết chắc',
    'head-changed': 'chủ hộ trong tệp khác với chủ hộ đang ghi',
    'resident-left': 'người này đã được ghi là đã mất hoặc chuyển đi',
    'resident-unclear': 'trong hộ có hơn một người tên này',
    'resident-birth-differs': 'trùng tên người trong hộ nhưng khác ngày sinh',
    'resident-elsewhere': 'người cùng tên, cùng ngày sinh đang ở hộ khác trong thôn',
  },
};

export type RegisterWords = typeof registerVi;
