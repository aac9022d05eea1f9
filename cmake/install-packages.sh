#!/usr/bin/env bash
# Installs the Debian packages that claimcheck is built from, and only those
# that are missing. Asks nothing; prints nothing when all are there.
#
#   cmake/install-packages.sh             what a build and its tests need
#   cmake/install-packages.sh --program   what the program alone needs
#   cmake/install-packages.sh clang-format   the first, and what else is named

set -euo pipefail

program=(
  cmake
  g++
  libabsl-dev
  libcli11-dev
  libicu-dev
  libre2-dev
  libssl-dev
  libstemmer-dev
  libxml2-dev
  libyaml-cpp-dev
  ninja-build
  nlohmann-json3-dev
  pkg-config
)
tests=(
  chromium
  chromium-driver
  cmark-gfm
  dpkg-dev
  fish
  libbenchmark-dev
  libgmock-dev
  libgtest-dev
  libxml2-utils
  locales
  man-db
  mandoc
  neovim
  pre-commit
  python3
  python3-jsonschema
  python3-selenium
  python3-yaml
  zsh
)
if [[ ${1-} == --program ]]; then
  shift
  tests=()
fi
packages=("${program[@]}" "${tests[@]}" "$@")

# Elsewhere than on Debian and its kin, CMake says what it misses.
command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || exit 0

# A package counts if it, or another that provides it, is fully installed
# (pkgconf stands in for pkg-config, for one).
installed=$(dpkg-query -W -f '${db:Status-Status} ${Package} ${Provides}\n' |
  sed -n 's/^installed //p' | sed 's/([^)]*)//g' | tr ', ' '\n\n')
missing=()
for package in "${packages[@]}"; do
  grep -qxF -- "$package" <<<"$installed" || missing+=("$package")
done
((${#missing[@]})) || exit 0

if ((EUID == 0)); then
  as_root=()
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
  as_root=(sudo -n)
else
  echo "missing packages: ${missing[*]}" >&2
  echo "install them with: sudo apt-get install ${missing[*]}" >&2
  exit 2
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -q -y -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@" \
    >>"$log" 2>&1 </dev/null
}

echo "installing packages: ${missing[*]}" >&2
# The lists may be absent (a fresh image) or too old to name a file that is
# still on the mirror, so they are fetched first, with one more try.
if ! { apt update || { sleep 5 && apt update; }; } ||
  ! apt install --no-install-recommends "${missing[@]}"; then
  tail -n 20 "$log" >&2
  echo "could not install: ${missing[*]}" >&2
  exit 2
fi
