import { type Bytes, concatBytes } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { SEALED_FRAME_BYTES } from '#book/attachment.ts';
import type { KeptFile } from '#device/attachments.ts';
import { signedHeaders, type Signer } from '#device/home-client.ts';
import type { Phone } from '#device/phone.ts';

/** One sealed frame from the home, in as many steps as it takes. */
export async function fetchFrame(
  phone: Phone,
  book: Id,
  { file, bytes }: KeptFile,
  index: number,
): Promise<Result<Bytes, { readonly code: string }>> {
  const me = phone.enrolled();
  if (me === undefined) return err({ code: 'not-enrolled' });
  const end = Math.min(bytes, (index + 1) * SEALED_FRAME_BYTES);
  const parts: Bytes[] = [];
  for (let from = index * SEALED_FRAME_BYTES; from < end;) {
    const step = await askBytes(phone, me, `/api/file?book=${book}&file=${file}&from=${from}`);
    if (!step.ok) return step;
    if (step.value.length === 0) return err({ code: 'reply-malformed' });
    parts.push(step.value.slice(0, end - from));
    from += step.value.length;
  }
  return ok(concatBytes(...parts));
}

async function askBytes(
  { platform, clock }: Phone,
  me: Signer,
  path: string,
): Promise<Result<Bytes, { readonly code: string }>> {
  try {
    const headers = await signedHeaders(platform.crypto, clock.now().at, path, {}, me);
    const response = await platform.transport(path, { method: 'GET', headers });
    // A fact may be there long before its file.
    if (response.status === 404) return err({ code: 'file-not-yet' });
    if (response.status !== 200) return err({ code: 'home-failed' });
    return ok(new Uint8Array(await response.arrayBuffer()));
  } catch {
    return err({ code: 'offline' });
  }
}
