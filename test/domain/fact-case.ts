import type { JsonObject } from '#kernel/canonical.ts';
import type { ActivityName } from '#book/activity.ts';
import type { AllStates } from '#domain/register.ts';
import { PLACES, type Who } from './world.ts';

/** A fact of one type with all that is expected of it. */
export type FactCase = {
  readonly activity: ActivityName;
  readonly type: string;
  readonly by: Who;
  readonly body: JsonObject;
  /** What the state shows once it is folded. */
  readonly fold: (states: AllStates) => unknown;
  readonly shows: unknown;
  /** Somebody or something else said in the same place, and what the home makes of it. */
  readonly judged: {
    readonly by?: Who;
    readonly body?: JsonObject;
    readonly verdict: string;
    readonly why: string;
  };
  readonly vi: string;
  readonly en: string;
};

const NAMES: Readonly<Record<string, string>> = {
  resident01: 'Triệu Văn Sinh',
  household2: 'hộ Lý Thị Hoa',
  notice0001: 'Mưa lớn đêm nay',
  meeting001: 'Họp bàn quỹ điện đường',
  newmember1: 'Lục Thị Mới',
  directive1: 'Dọn cống thoát nước',
  task000001: 'Dọn cống, khơi rãnh',
  [PLACES.phuHung]: 'bản Phú Hưng',
  [PLACES.vinhAn]: 'xã Vĩnh An',
  [PLACES.anBa]: 'xã An Bá',
  hamletnew1: 'xóm Mới',
  hamletnew2: 'xóm Giữa',
  hamletnew3: 'xóm Trên',
};
export const nameOf = (id: string): string | undefined => NAMES[id];
