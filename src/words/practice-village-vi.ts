/** The practice village in Vietnamese. */
export const practiceVillageVi = {
  title: 'Thôn làm thử',
  what: 'Một thôn không có thật, nằm riêng trong máy này, để tập ghi mà không sợ sai. Không có gì ở đó được gửi đi, không lẫn vào sổ thật.',
  enter: 'Vào thôn làm thử',
  opening: 'Đang mở thôn làm thử',
  failed: 'Máy chưa mở được thôn làm thử. Sổ thật không sao cả. Anh/chị thử lại sau.',
  here: 'Anh/chị đang ở thôn làm thử',
  hereText:
    'Đến nhà, ghi lượt, sửa, hoàn tác như thật. Tên người và nhà ở đây đều không có thật. Sổ thật vẫn nằm yên trong máy.',
  again: 'Làm lại từ đầu',
  againText: 'Bỏ hết những gì đã tập và bắt đầu với thôn mới tinh.',
  done: 'Đã làm lại từ đầu',
  leave: 'Ra khỏi thôn làm thử',
  tray: 'Ở thôn làm thử, mọi điều đã ghi nằm lại trong máy này và không gửi đi đâu. Ở sổ thật, điều chờ gửi sẽ tự đi khi có sóng, rồi chuyển sang “Đã nhận”.',
};
