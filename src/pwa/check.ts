// Stands alone in each build: a page of the build before loads it to ask what this build cannot read.
export { countUnread } from '#device/count-unread.ts';
