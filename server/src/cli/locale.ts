import type { Locale } from '../knowledge/texts.ts';

/**
 * The language that the environment asks for. The order is POSIX's own: LC_ALL over LC_MESSAGES over LANG, an empty
 * one counts as unset (https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html).
 */
export function localeOf(env: Readonly<Record<string, string | undefined>>): Locale {
  const wanted = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^ko([_.@-]|$)/i.test(wanted) ? 'ko' : 'en';
}
