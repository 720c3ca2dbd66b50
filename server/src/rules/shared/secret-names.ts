/**
 * Whether a variable called `name` holds a secret, judged by the words of its name and nothing else: `DB_PASSWORD`,
 * `apiKey`, `spring.datasource.password` do; `TOKEN_FILE`, `PUBLIC_KEY`, `GOPRIVATE`, `MYSQL_ALLOW_EMPTY_PASSWORD` do
 * not. Words are compared whole, because parts of words lie.
 */
export function nameOfSecret(name: string): boolean {
  if (PATHS_BY_CONVENTION.has(name.toUpperCase())) return false;
  const words = wordsOf(name);
  const at = words.findLastIndex((word, index) => isSecret(word, words[index - 1]));
  if (at < 0) return false;
  return !words.some(word => SWITCHES.has(word)) && !words.slice(at + 1).some(word => DESCRIPTIONS.has(word));
}

/** `DB_PASSWORD`, `dbPassword`, `db.password2` → DB, PASSWORD. Digits belong to no word. */
function wordsOf(name: string): string[] {
  const spaced = name.replace(/([a-z])(?=[A-Z])/g, '$1_');
  return spaced
    .toUpperCase()
    .split(/[^A-Z]+/)
    .filter(word => word !== '');
}

function isSecret(word: string, before: string | undefined): boolean {
  // Alone it is the working directory.
  if (word === 'PWD') return before !== undefined;
  if (SECRETS.has(word) || word.endsWith('PASSWORD')) return true;
  return before !== undefined && (PAIRS[word]?.has(before) ?? false);
}

const SECRETS = words(
  'PASSWORD PASSWORDS PASSWD PASSPHRASE PASSCODE PASS SECRET SECRETS TOKEN TOKENS CREDENTIAL CREDENTIALS',
  'APIKEY AUTHKEY SECRETKEY PRIVATEKEY ACCESSKEY ACCESSTOKEN AUTHTOKEN CLIENTSECRET DBPASS DBPASSWD',
);

/** Words that mean a secret only behind certain others. */
const PAIRS: Readonly<Record<string, ReadonlySet<string>>> = {
  KEY: words(
    'API ACCESS ACCOUNT AES APP AUTH DECRYPTION DEPLOY ENCRYPTION HMAC JWT MASTER PRIVATE SESSION SIGNING STORAGE UNSEAL',
  ),
  // https://neo4j.com/docs/operations-manual/current/docker/ and https://redis.io/docs/latest/develop/tools/cli/
  AUTH: words('NEO J REDISCLI'),
  // https://www.rabbitmq.com/docs/clustering#erlang-cookie
  COOKIE: words('ERLANG'),
};

/** Behind a secret they tell that the variable is about it: where it lies, how long it lives, what it is called. */
const DESCRIPTIONS = words(
  'FILE FILES PATH PATHS DIR DIRECTORY FOLDER LOCATION MOUNT NAME NAMES ALIAS ID IDS ARN REF URL URI ENDPOINT HOST PORT',
  'SERVER SERVICE ISSUER AUDIENCE REALM PROVIDER HELPER MANAGER STORE BACKEND ENGINE VERSION TYPE FORMAT METHOD ALGORITHM ALG',
  'ENCODER HASH SALT ROUNDS POLICY STRATEGY MODE SCOPE HEADER PREFIX SUFFIX FIELD PARAM PATTERN REGEX LENGTH LEN SIZE LIMIT COUNT',
  'PER EXPIRY EXPIRES EXPIRATION EXPIRE EXP TTL LIFETIME VALIDITY DURATION TIMEOUT INTERVAL AGE DAYS HOURS MINUTES SECONDS',
  'ROTATION RESET ENABLED DISABLED REQUIRED ALLOWED HINT THROUGH PUBLIC LABEL TITLE DESCRIPTION TEMPLATE',
);

/** Wherever they stand, the variable switches something on or off, counts, or is public on purpose. */
const SWITCHES = words(
  'ALLOW EMPTY RANDOM GENERATE ENABLE DISABLE REQUIRE REQUIRES SKIP USE NO IS HAS MAX MIN PUBLIC PUBLISHABLE',
);

/** https://cloud.google.com/docs/authentication/application-default-credentials: the variable holds a path. */
const PATHS_BY_CONVENTION = words('GOOGLE_APPLICATION_CREDENTIALS');

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap(line => line.split(' ')));
}
