import type { ComposeNode } from '../../../model/compose/compose.ts';
import { oncePer } from '../../../model/remember.ts';
import { remove, replace } from '../../../text/edit.ts';
import type { Fix } from '../../rule.ts';

/** The quotes that the values of a list or a mapping have, looked up once for all of them; double ones where they differ. */
const quotesIn = oncePer((parent: ComposeNode): "'" | '"' => {
  const styles = new Set(parent.children.map(({ scalar }) => scalar?.style));
  return styles.has('single') && !styles.has('double') ? "'" : '"';
});

/** The quotes that fit a value: those of its neighbours, else double ones. */
export function quoteAmong({ parent }: ComposeNode): "'" | '"' {
  return parent ? quotesIn(parent) : '"';
}

/**
 * Puts a plain scalar in quotes: those of its neighbours, else double ones. undefined where its text is not written in
 * one piece, and where an alias takes the scalar to a place that may want a number.
 */
export function quote(node: ComposeNode): Fix | undefined {
  const { scalar } = node;
  const place = scalar?.spanOf(0, scalar.value.length);
  if (scalar?.style !== 'plain' || place === undefined || isShared(node) || /["'\\]/.test(scalar.value))
    return undefined;
  const mark = quoteAmong(node);
  return { edits: [replace(place, `${mark}${scalar.value}${mark}`)] };
}

/**
 * Takes the quotes from a scalar; undefined where the bare text would be read as something else, as in `"a: b"`, `"5"`
 * or `"~"`, by YAML 1.1 or 1.2.
 */
export function unquote(node: ComposeNode): Fix | undefined {
  const { scalar } = node;
  const place = scalar?.spanOf(0, scalar.value.length);
  if ((scalar?.style !== 'single' && scalar?.style !== 'double') || place === undefined) return undefined;
  const isWhole = scalar.raw.length === scalar.value.length + 2 && scalar.raw.slice(1, -1) === scalar.value;
  if (!isWhole || !isPlain(scalar.value, node.parent?.flow === true)) return undefined;
  const quotes = [
    { start: place.start - 1, end: place.start },
    { start: place.end, end: place.end + 1 },
  ];
  return { edits: quotes.map(remove) };
}

/** An alias can take the scalar anywhere. */
function isShared({ alias, anchor }: ComposeNode): boolean {
  return alias !== undefined || anchor !== undefined;
}

/** No character that means something at the beginning of a scalar. https://yaml.org/spec/1.2.2/#733-plain-style */
const BEGINNING = /^(?:[A-Za-z/$\\]|~.|\.[./A-Za-z_])/;

/** Control characters, a comment, or the colon of a mapping. */
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}\ufeff]|\s#|:\s|:$|\s$/u;

/** What YAML 1.1 and 1.2 read as something else than text. https://yaml.org/type/bool.html */
const WORDS = /^(?:true|false|yes|no|on|off|y|n|null|\.inf|\.nan|~)$/i;

/** Whether `text` means the same without quotes; `inFlow`: between brackets or braces. What could be a number does not. */
function isPlain(text: string, inFlow: boolean): boolean {
  return BEGINNING.test(text) && !BREAKS.test(text) && !WORDS.test(text) && !(inFlow && /[,[\]{}]/.test(text));
}
