/** One option of a flag such as `--mount`: `key=value`, or a bare key. */
export interface Option {
  readonly key: string;
  readonly value: string | undefined;
}

/** The options between the commas of `text`, read as one line of CSV: a field in double quotes may hold commas. */
export function readOptions(text: string): readonly Option[] {
  return fieldsOf(text).map(field => {
    const equals = field.indexOf('=');
    return equals < 0
      ? { key: field.trim(), value: undefined }
      : { key: field.slice(0, equals).trim(), value: field.slice(equals + 1) };
  });
}

function fieldsOf(text: string): readonly string[] {
  const fields: string[] = [];
  let field = '';
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === ',' && !isQuoted) {
      fields.push(field);
      field = '';
    } else field += character;
  }
  fields.push(field);
  return fields.filter(each => each !== '');
}
