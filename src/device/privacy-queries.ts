import type { Id } from '#kernel/id.ts';
import { GROUNDS } from '#book/common.ts';
import { type Answer, askingBy, jsonOf } from '#device/asking.ts';
import type { Device } from '#device/device.ts';
import { WrittenReply } from '#protocol/decide.ts';
import { EraseReply, type EraseRequest, ErasedReply, ErasePreviewReply } from '#protocol/erase.ts';
import {
  ExportReply,
  type ExportRequest,
  RequestsReply,
  type RequestStep,
  SeenReply,
} from '#protocol/privacy.ts';

export { GROUNDS };

/** What a person may ask of what is kept about them; apart, because few screens need it. */
export function privacyQueries(device: Pick<Device, 'ask'>): {
  seen(id: Id, place: Id): Answer<SeenReply>;
  requests(place: Id): Answer<RequestsReply>;
  requestStep(step: RequestStep): Answer<WrittenReply>;
  exportOf(request: ExportRequest): Answer<ExportReply>;
  /** What would be erased of a person or a household, and what would be left. */
  erasePreview(id: Id, place: Id): Answer<ErasePreviewReply>;
  erase(request: EraseRequest): Answer<EraseReply>;
  erased(place: Id): Answer<ErasedReply>;
} {
  const ask = askingBy(device);
  return {
    seen: (id, place) => ask(SeenReply, 'seen', { id, place }),
    requests: (place) => ask(RequestsReply, 'requests', { place }),
    requestStep: (step) => ask(WrittenReply, 'request', {}, jsonOf(step)),
    exportOf: (request) => ask(ExportReply, 'export', {}, jsonOf(request)),
    erasePreview: (id, place) => ask(ErasePreviewReply, 'erase/preview', { id, place }),
    erase: (request) => ask(EraseReply, 'erase', {}, jsonOf(request)),
    erased: (place) => ask(ErasedReply, 'erased', { place }),
  };
}
