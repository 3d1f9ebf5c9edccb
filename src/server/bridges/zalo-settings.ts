import * as v from 'valibot';

const Text = v.pipe(v.string(), v.minLength(1), v.maxLength(2_000));
const TemplateId = v.pipe(v.string(), v.regex(/^\d{1,20}$/u));

export const ZaloSettings = v.strictObject({
  appId: Text,
  /** `secret_key` of the application, by which tokens are renewed. */
  secretKey: Text,
  /** The first one, as the consent of the official account gave it; the home renews it from then on. */
  refreshToken: Text,
  /** Of the official account, which signs what Zalo tells. */
  oaSecret: v.exactOptional(Text),
  /** Absent: notices of that class go another way. */
  templates: v.strictObject({
    ordinary: v.exactOptional(TemplateId),
    priority: v.exactOptional(TemplateId),
    emergency: v.exactOptional(TemplateId),
  }),
  url: v.optional(v.pipe(v.string(), v.url()), 'https://business.openapi.zalo.me/message/template'),
  tokenUrl: v.optional(v.pipe(v.string(), v.url()), 'https://oauth.zaloapp.com/v4/oa/access_token'),
});
export type ZaloSettings = v.InferOutput<typeof ZaloSettings>;
