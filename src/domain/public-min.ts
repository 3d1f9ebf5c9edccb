/** A figure over fewer than this could point at a household. */
export const PUBLIC_OF_MIN = 5;
