/** Signals that stop a program somewhere, the usual ones first. https://man7.org/linux/man-pages/man7/signal.7.html */
export const SIGNALS: readonly string[] = [
  ...['SIGTERM', 'SIGINT', 'SIGQUIT', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGWINCH', 'SIGKILL', 'SIGRTMIN+3'],
];
