/** The host of an address such as `https://user@example.com:8080/x`; undefined when it is not written out. */
export function hostOf(address: string): string | undefined {
  const [, authority = ''] = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]+)/i.exec(address) ?? [];
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
  return /^(?:[\w.-]+|\[[\da-f:.]+\])$/i.test(host) ? host.toLowerCase() : undefined;
}

/**
 * Whether a host is this machine or a neighbour: a name without a dot, a name reserved for local networks, an address
 * of RFC 1918, RFC 3927 or the loopback.
 */
export function isNearby(host: string): boolean {
  if (host.startsWith('[')) return /^\[(?:::1|f[cd]|fe80)/.test(host);
  if (!host.includes('.')) return true;
  return (
    /\.(?:local|localhost|internal|lan|test|home\.arpa)$/.test(host) ||
    /^(?:127|10)(?:\.\d+){3}$|^192\.168(?:\.\d+){2}$|^169\.254(?:\.\d+){2}$|^172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}$/.test(
      host,
    )
  );
}
