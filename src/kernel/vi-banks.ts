/** A bank by the number that payment codes name it with. */
type Bank = {
  readonly bin: string;
  readonly name: string;
  /** As a statement or a transfer's text names it, folded. */
  readonly also: readonly string[];
};

const bank = (bin: string, name: string, ...also: string[]): Bank => ({ bin, name, also });

/** From the State Bank's letter 1589/NHNN-TT of 5 March 2024, with names that changed since. */
export const BANKS: readonly Bank[] = [
  bank('970405', 'Agribank', 'vba', 'nong nghiep va phat trien nong thon'),
  bank('970436', 'Vietcombank', 'vcb', 'vcbaccountdetail', 'ngoai thuong'),
  bank('970418', 'BIDV', 'dau tu va phat trien'),
  bank('970415', 'VietinBank', 'ctg', 'icb', 'cong thuong'),
  bank('970422', 'MB', 'mbbank', 'mb bank', 'quan doi'),
  bank('970407', 'Techcombank', 'tcb', 'ky thuong'),
  bank('970416', 'ACB', 'a chau'),
  bank('970432', 'VPBank', 'vpb'),
  bank('970403', 'Sacombank', 'stb'),
  bank('970423', 'TPBank', 'tpb'),
  bank('970437', 'HDBank', 'hdb'),
  bank('970441', 'VIB', 'currentaccountstatement'),
  bank('970443', 'SHB'),
  bank('970448', 'OCB'),
  bank('970426', 'MSB', 'maritime bank'),
  bank('970431', 'Eximbank', 'eib'),
  bank('970440', 'SeABank'),
  bank('970449', 'LPBank', 'lienvietpostbank', 'lpb'),
  bank('970428', 'Nam A Bank', 'nab'),
  bank('970425', 'ABBANK', 'abb'),
  bank('970419', 'NCB'),
  bank('970409', 'Bac A Bank', 'bab'),
  bank('970427', 'VietABank', 'vab'),
  bank('970433', 'VietBank'),
  bank('970452', 'Kienlongbank', 'klb'),
  bank('970454', 'BVBank', 'ban viet'),
  bank('970438', 'BaoViet Bank', 'bvb'),
  bank('970412', 'PVcomBank'),
  bank('970400', 'SaigonBank'),
  bank('970429', 'SCB'),
  bank('970430', 'PGBank'),
  bank('970414', 'MBV', 'oceanbank'),
  bank('970406', 'Vikki Bank', 'donga bank', 'dongabank'),
  bank('970444', 'VCBNeo', 'cbbank'),
  bank('970408', 'GPBank'),
  bank('970446', 'Co-opBank', 'coopbank', 'hop tac xa'),
  bank('970424', 'Shinhan Bank'),
  bank('970457', 'Woori Bank'),
  bank('970458', 'UOB'),
  bank('970439', 'Public Bank'),
  bank('970442', 'Hong Leong Bank'),
  bank('970410', 'Standard Chartered'),
  bank('970434', 'Indovina Bank', 'ivb'),
  bank('970421', 'VRB'),
  bank('546034', 'CAKE'),
  bank('546035', 'Ubank'),
  bank('963388', 'Timo'),
  bank('963369', 'Liobank'),
  bank('422589', 'CIMB'),
  bank('458761', 'HSBC'),
  bank('668888', 'KBank', 'kasikorn'),
  bank('971025', 'MoMo'),
];
