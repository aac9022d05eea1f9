#!/usr/bin/env bash
# Does the Debian package install and run where nothing else is?
#
#   tests/package/chroot_test.sh build/claimcheck_0.1.0-1_amd64.deb
#
# NOT part of the test suite: it needs root, debootstrap, a Debian mirror (the
# one that apt uses here, or $MIRROR) and one or two minutes. Makes a minimal
# Debian of this machine's release in a temporary folder, installs the package
# with apt in it, has somebody who is not root run it, takes it out again, and
# leaves nothing behind. Safe to repeat. The fast test of the same package,
# without installing it, is package_test.py.

set -euo pipefail

fail() {
  echo "chroot_test: $1" >&2
  exit 1
}

(($# == 1)) || fail "usage: chroot_test.sh PACKAGE.deb"
package=$(readlink -f "$1")
[[ -f $package ]] || fail "no such package: $1"
((EUID == 0)) || fail "NOT TESTED: only root can make a new root"
command -v debootstrap >/dev/null || fail "NOT TESTED: no debootstrap"

codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
mirror=${MIRROR:-$(apt-get indextargets --format "\$(SITE)" \
  "Created-By: Packages" "Origin: Debian" "Codename: $codename" | head -n 1)}
[[ $mirror ]] || fail "NOT TESTED: apt knows no mirror of $codename; set MIRROR"

folder=$(mktemp -d)
root=$folder/root
clean() {
  # In the order opposite to that in which they were mounted.
  awk -v root="$root" 'index($2, root "/") == 1 { print $2 }' /proc/mounts |
    tac | xargs -r -n 1 umount
  rm -rf --one-file-system "$folder"
}
trap clean EXIT

phase() { printf '== %s (%d s)\n' "$1" "$SECONDS"; }

phase "a minimal Debian $codename"
debootstrap --variant=minbase "$codename" "$root" "$mirror" \
  >"$folder/debootstrap.log" 2>&1 ||
  { tail -n 20 "$folder/debootstrap.log" >&2; fail "debootstrap failed"; }

# How apt reaches its mirror is the machine's business, and so here too.
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
apt-config dump | grep -E '^Acquire::https?::Proxy' \
  >"$root/etc/apt/apt.conf.d/99proxy" || true
cp "$package" "$root/claimcheck.deb"

inside() {
  chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
    DEBIAN_FRONTEND=noninteractive "$@"
}
# Somebody with no rights, in a folder of theirs.
mkdir -m 0777 "$root/home/somebody"
as_user() {
  chroot --userspec=65534:65534 "$root" env -i PATH=/usr/bin:/bin HOME=/home/somebody \
    sh -ec "cd /home/somebody; $1"
}
try() {
  "$@" >"$folder/log" 2>&1 ||
    { tail -n 20 "$folder/log" >&2; fail "failed: ${*:2}"; }
}

phase "apt install"
before=$(inside dpkg-query -W -f '${Package}\n')
grep -qx claimcheck <<<"$before" && fail "claimcheck is there already"
try inside apt-get -q update
try inside apt-get -q -y install --no-install-recommends /claimcheck.deb
inside dpkg-query -W claimcheck
echo "and what it depends on: $(inside dpkg-query -W -f '${Package}\n' |
  grep -vxF "$before" | grep -vx claimcheck | tr '\n' ' ')"

phase "it runs"
as_user 'claimcheck --version'
try as_user 'claimcheck init ferry && cd ferry && claimcheck test'
code=0
as_user 'cd ferry && claimcheck check' >"$folder/log" 2>&1 || code=$?
tail -n 1 "$folder/log"
# One of the two sources that init writes is wrong on purpose.
((code == 1)) || fail "check ended with $code"
grep -q "^corpus/.*error: contradicts" "$folder/log" || fail "no contradiction"
try as_user "claimcheck check --rules /usr/share/claimcheck/rules \
  --corpus /usr/share/claimcheck/corpus --fail-on never"
try inside test -s /usr/share/man/man1/claimcheck.1.gz
try inside test -s /usr/share/doc/claimcheck/copyright
try inside bash -ec \
  'source /usr/share/bash-completion/completions/claimcheck
   COMP_WORDS=(claimcheck ch) COMP_CWORD=1
   _claimcheck
   [[ ${COMPREPLY[*]} == check ]]'

phase "apt purge"
try inside apt-get -q -y purge claimcheck
left=$(find "$root/usr" "$root/etc" "$root/var/lib/dpkg/info" -name '*claimcheck*')
[[ -z $left ]] || fail "left behind: $left"

phase "installed, ran and went"
