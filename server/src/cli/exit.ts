/** What the shell gets to know. 130 is what shells report for a program that Ctrl-C ended: 128 and the signal's number. */
export const exit = { clean: 0, findings: 1, unusable: 2, interrupted: 130 } as const;
