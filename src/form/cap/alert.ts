/** The words of the Common Alerting Protocol 1.2 (OASIS, 2010), as far as warnings here are told by it. */
export const CAP_NAMESPACE = 'urn:oasis:names:tc:emergency:cap:1.2';

export const CAP_STATUSES = ['Actual', 'Exercise', 'System', 'Test', 'Draft'] as const;
export const CAP_KINDS = ['Alert', 'Update', 'Cancel', 'Ack', 'Error'] as const;
export const CAP_SCOPES = ['Public', 'Restricted', 'Private'] as const;
export const CAP_CATEGORIES = [
  'Geo',
  'Met',
  'Safety',
  'Security',
  'Rescue',
  'Fire',
  'Health',
  'Env',
  'Transport',
  'Infra',
  'CBRNE',
  'Other',
] as const;
export const CAP_URGENCIES = ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'] as const;
export const CAP_SEVERITIES = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const;
export const CAP_CERTAINTIES = ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'] as const;

export type CapStatus = (typeof CAP_STATUSES)[number];
export type CapKind = (typeof CAP_KINDS)[number];
export type CapScope = (typeof CAP_SCOPES)[number];
export type CapCategory = (typeof CAP_CATEGORIES)[number];
export type CapUrgency = (typeof CAP_URGENCIES)[number];
export type CapSeverity = (typeof CAP_SEVERITIES)[number];
export type CapCertainty = (typeof CAP_CERTAINTIES)[number];

/** A name and a value, which senders agree about among themselves. */
export type CapPair = { readonly name: string; readonly value: string };

export type CapArea = { readonly description: string; readonly codes: readonly CapPair[] };

/** What is said of one danger in one language; times are seconds UTC. */
export type CapInfo = {
  readonly language: string;
  readonly categories: readonly CapCategory[];
  readonly event: string;
  readonly urgency: CapUrgency;
  readonly severity: CapSeverity;
  readonly certainty: CapCertainty;
  readonly effective?: number;
  readonly onset?: number;
  readonly expires?: number;
  readonly senderName?: string;
  readonly headline?: string;
  readonly description?: string;
  readonly instruction?: string;
  readonly web?: string;
  readonly parameters: readonly CapPair[];
  readonly areas: readonly CapArea[];
};

/** An earlier message of the same sender or of another. */
export type CapReference = {
  readonly sender: string;
  readonly identifier: string;
  readonly sent: number;
};

export type CapAlert = CapReference & {
  readonly status: CapStatus;
  readonly kind: CapKind;
  readonly scope: CapScope;
  readonly source?: string;
  readonly note?: string;
  readonly references: readonly CapReference[];
  readonly infos: readonly CapInfo[];
};
