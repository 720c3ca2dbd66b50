/** What somebody who gets the converted service should know. `phrase` names the sentence, `args` fill it. */
export interface RunNote {
  readonly phrase: string;
  readonly args: Readonly<Record<string, string>>;
  /** Whether something of the command is missing in the service. */
  readonly lost: boolean;
}

/** The names of the notes, without their subject; those that tell of a loss are `true`. */
const NOTES = {
  commandOnly: false,
  detach: false,
  missing: true,
  network: false,
  noKey: true,
  otherContainer: false,
  portsWithHost: true,
  publishAll: true,
  remove: false,
  substitution: true,
  unknownFlag: true,
  volume: false,
} as const;

export type NoteName = keyof typeof NOTES;

/** A note of that name. */
export function noteOf(name: NoteName, args: Readonly<Record<string, string>> = {}): RunNote {
  return { phrase: `convert-run.${name}`, args, lost: NOTES[name] };
}
