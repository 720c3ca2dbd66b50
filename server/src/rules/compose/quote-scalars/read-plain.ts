/** What a plain scalar becomes on its way into a container. */
export interface Reading {
  readonly kind: 'number' | 'octal' | 'boolean' | 'date' | 'word' | 'nothing';
  /** The text that Compose hands on; undefined for `word`, which only other readers change, and for `nothing`. */
  readonly passed: string | undefined;
}

/**
 * What becomes of `text`, a plain scalar in a place that wants text; undefined where it arrives as it is written, and
 * where that is not certain. Compose reads YAML with go-yaml and prints what it got: https://github.com/yaml/go-yaml
 * reads numbers as Go writes them (a leading 0 is octal), knows `true` and `false` in three spellings each, and makes
 * times of dates. `yes` and `on` stay text to it, but not to readers of YAML 1.1.
 */
export function readPlain(text: string): Reading | undefined {
  const reading = readWord(text) ?? readDate(text) ?? readNumber(text);
  return reading?.passed === text ? undefined : reading;
}

const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;

/** https://yaml.org/type/bool.html */
const YAML_1_1_BOOLEAN = /^(?:y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF)$/;

function readWord(text: string): Reading | undefined {
  if (BOOLEAN.test(text)) return { kind: 'boolean', passed: text.toLowerCase() };
  if (YAML_1_1_BOOLEAN.test(text)) return { kind: 'word', passed: undefined };
  return /^(?:null|Null|NULL|~)$/.test(text) ? { kind: 'nothing', passed: undefined } : undefined;
}

/** A day alone, or with a time in UTC: the other spellings of a time are rare, and printed in as many ways. */
const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ](\d{1,2}):(\d{1,2}):(\d{1,2})(Z)?)?$/;

function readDate(text: string): Reading | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [, year = '', month = '', day = '', hour, minute = '', second = '', zone] = match;
  // Behind a `T` the zone must be there, behind a blank it must not.
  if (hour !== undefined && (zone === undefined) === /[Tt]/.test(text)) return undefined;
  const numbers = [year, month, day, hour ?? '0', minute || '0', second || '0'].map(Number);
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = numbers;
  const time = new Date(Date.UTC(y, mo - 1, d, h, mi, s));
  const isReal = time.getUTCMonth() === mo - 1 && time.getUTCDate() === d && h < 24 && mi < 60 && s < 60;
  if (!isReal || y < 1000) return undefined;
  return { kind: 'date', passed: `${time.toISOString().slice(0, 19).replace('T', ' ')} +0000 UTC` };
}

const INTEGER = /^([-+]?)(0[xX][\da-fA-F]+|0[oO]?[0-7]+|0[bB][01]+|0|[1-9]\d*)$/;
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

/** Longer numbers are no numbers anybody means, and cost time to read. */
const LONGEST = 40;

function readNumber(text: string): Reading | undefined {
  if (!/^[-+.\d]/.test(text) || text.length > LONGEST) return undefined;
  // Negative zero is printed as it is written.
  if (text === '-0' || text === '-0.0') return undefined;
  const plain = text.replaceAll('_', '');
  const [, sign = '', digits] = INTEGER.exec(plain) ?? [];
  if (digits !== undefined) {
    const isOctal = /^0[oO]?[0-7]+$/.test(digits);
    const value = BigInt(isOctal ? `0o${digits.replace(/^0[oO]?/, '')}` : digits.toLowerCase());
    const most = sign === '-' ? 2n ** 63n : sign === '+' ? 2n ** 63n - 1n : 2n ** 64n - 1n;
    if (value <= most) {
      return { kind: isOctal ? 'octal' : 'number', passed: `${sign === '-' ? '-' : ''}${value}` };
    }
  }
  if (!FLOAT.test(plain)) return undefined;
  // With an underscore and a point in front, go-yaml leaves it text.
  if (plain !== text && text.startsWith('.')) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? { kind: 'number', passed: printFloat(value) } : undefined;
}

/** A float as Go prints it: the fewest digits that mean it, with an exponent below 1e-4 and from 1e6 on. */
function printFloat(value: number): string {
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(value);
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
