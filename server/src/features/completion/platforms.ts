/** What images are built for, the usual ones first. https://docs.docker.com/build/building/multi-platform/ */
export const PLATFORMS: readonly string[] = [
  ...['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'linux/arm/v6', 'linux/386', 'linux/riscv64'],
  ...['linux/ppc64le', 'linux/s390x', 'windows/amd64'],
];
