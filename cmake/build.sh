#!/usr/bin/env bash
# Builds a preset, from nothing if need be: packages, configuration, targets.
#
#   cmake/build.sh release             everything
#   cmake/build.sh release claimcheck  the program alone, for which nothing is
#                                      installed that only tests need
#
# Says nothing if there is nothing to do, else how far it is, on stderr. Two
# runs at once wait for each other. Fails with 2 and the end of the log.

set -euo pipefail

preset=$1
shift
root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
build=$root/build/$preset
log=$build/build.log

fail() {
  grep -vE '^\[[0-9]+/[0-9]+\]' "$log" | tail -n 40 >&2
  echo "claimcheck: $1 failed; the whole log is in $log" >&2
  exit 2
}

mkdir -p "$build"
exec 9>"$root/build/$preset.lock"
flock 9

if [[ $* == claimcheck ]]; then
  for_tests=OFF
  "$root/cmake/install-packages.sh" --program 9>&- || exit 2
else
  for_tests=ON
  "$root/cmake/install-packages.sh" 9>&- || exit 2
fi

# A folder that was configured at another place would build that place.
configured() {
  [[ -f $build/build.ninja ]] &&
    grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$build/CMakeCache.txt"
}
if ! configured; then
  echo "claimcheck: configuring build/$preset" >&2
  if command -v ccache >/dev/null; then
    export CMAKE_CXX_COMPILER_LAUNCHER=ccache
  fi
  (cd "$root" && cmake --fresh --preset "$preset" \
    -DCLAIMCHECK_TESTS=$for_tests) >"$log" 2>&1 9>&- </dev/null ||
    fail "configuring"
elif [[ $for_tests == ON ]] &&
  grep -qx "CLAIMCHECK_TESTS:BOOL=OFF" "$build/CMakeCache.txt"; then
  cmake -DCLAIMCHECK_TESTS=ON "$build" >"$log" 2>&1 9>&- </dev/null ||
    fail "configuring"
fi

# One line for every tenth of the way is enough for a log, and fits a terminal.
progress() {
  local line next=0
  while IFS= read -r line; do
    printf '%s\n' "$line"
    [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]] || continue
    local percent=$((100 * BASH_REMATCH[1] / BASH_REMATCH[2]))
    if ((percent >= next)); then
      echo "claimcheck: building, $percent %" >&2
      next=$((percent - percent % 10 + 10))
    fi
  done >"$log"
}
cmake --build "$build" --parallel "$(nproc)" ${1:+--target "$@"} \
  2>&1 9>&- </dev/null | progress || fail "building"
