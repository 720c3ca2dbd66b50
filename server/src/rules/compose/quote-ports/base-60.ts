/** https://yaml.org/type/int.html: a first number that does not begin with 0, then numbers below 60. */
const BASE_60 = /^[1-9]\d*(?::[0-5]?\d)+$/;

/**
 * The number that YAML 1.1 makes of a plain `22:22`: 1342, as if it were minutes and seconds; undefined for text that
 * it takes for text, such as `8080:80` and `22:22/udp`.
 */
export function readBase60(text: string): number | undefined {
  return BASE_60.test(text) ? text.split(':').reduce((sum, digits) => sum * 60 + Number(digits), 0) : undefined;
}
