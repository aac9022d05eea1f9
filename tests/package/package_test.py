#!/usr/bin/env python3
"""Is what is installed, and what is packed, whole, and does it run from where it lies?

    package_test.py CMAKE CPACK BUILD

`cmake --install` to a temporary prefix, and a Debian package that is unpacked without being installed; lintian reads it where there is one.
How it installs in a clean root is tested by chroot_test.sh, which needs root and the network. Exit code 77: not tested.
"""

import gzip
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

# In both.
FILES = {
    "bin/claimcheck",
    "share/man/man1/claimcheck.1.gz",
    "share/bash-completion/completions/claimcheck",
    "share/fish/vendor_completions.d/claimcheck.fish",
    "share/doc/claimcheck/README.md",
    "share/doc/claimcheck/reports/CI.md",
    "share/doc/claimcheck/reports/ci/gitlab.yml",
    "share/claimcheck/rules/README.md",
    "share/claimcheck/corpus/corpus.yaml",
}
INSTALLED = {"share/zsh/site-functions/_claimcheck", "share/doc/claimcheck/LICENSE", "share/doc/claimcheck/CHANGELOG.md"}
PACKED = {
    "share/zsh/vendor-completions/_claimcheck",
    "share/doc/claimcheck/copyright",
    "share/doc/claimcheck/changelog.gz",
    "share/doc/claimcheck/changelog.Debian.gz",
}


def run(*words, code=0, **settings):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, **settings)
    assert done.returncode == code, (words, done.returncode, done.stdout[-2000:], done.stderr[-2000:])
    return done.stdout


def files_under(root):
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}


def check_tree(prefix, mine, other, folder):
    """What lies under `prefix` is all there, and works."""
    files = files_under(prefix)
    wrong = [f"{name} is missing" for name in sorted((FILES | mine) - files)]
    wrong += [f"{name} is there" for name in sorted(other & files)]
    program = prefix / "bin/claimcheck"
    told = [
        ("share/bash-completion/completions/claimcheck", ["completions", "bash"]),
        ("share/fish/vendor_completions.d/claimcheck.fish", ["completions", "fish"]),
        (next(iter(name for name in mine if name.endswith("_claimcheck"))), ["completions", "zsh"]),
        ("share/man/man1/claimcheck.1.gz", ["man"]),
    ]
    for name, words in told:
        content = (prefix / name).read_bytes()
        if name.endswith(".gz"):
            content = gzip.decompress(content)
        if content.decode() != run(program, *words):
            wrong.append(f"{name} is not what `claimcheck {' '.join(words)}` prints")
    project = folder / f"ferry-{prefix.parent.name}-{prefix.name}"
    run(program, "init", project)
    run(program, "test", cwd=project)
    # One of its two sources is wrong on purpose.
    out = run(program, "check", cwd=project, code=1)
    if "contradict" not in out:
        wrong.append(f"check finds nothing: {out}")
    shipped = prefix / "share/claimcheck"
    run(program, "check", "--rules", shipped / "rules", "--corpus", shipped / "corpus", "--fail-on", "never", "--quiet", cwd=folder)
    return wrong


def main():
    cmake, cpack, build = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).resolve()
    if not shutil.which("dpkg-deb") or not shutil.which("dpkg-shlibdeps"):
        print("NOT TESTED: no dpkg-deb or no dpkg-shlibdeps")
        return 77
    with tempfile.TemporaryDirectory(prefix="claimcheck.") as made:
        folder = pathlib.Path(made).resolve()
        prefix = folder / "prefix"
        run(cmake, "--install", build, "--prefix", prefix)
        wrong = check_tree(prefix, INSTALLED, PACKED, folder)

        run(cpack, "--config", build / "CPackConfig.cmake", "-G", "DEB", "-B", folder / "packed", cwd=folder)
        (package,) = (folder / "packed").glob("*.deb")
        root = folder / "root"
        run("dpkg-deb", "-x", package, root)
        wrong += check_tree(root / "usr", PACKED, INSTALLED, folder)
        control = dict(re.findall(r"^(\S+): (.*)$", run("dpkg-deb", "-f", package), re.MULTILINE))
        version = run(root / "usr/bin/claimcheck", "--version").split()[1]
        if control["Version"] != version + "-1":
            wrong.append(f"the package has version {control['Version']}, the program {version}")
        if control["Package"] != "claimcheck" or control["Section"] != "text":
            wrong.append(str(control))
        if f"claimcheck_{control['Version']}_" not in package.name:
            wrong.append(package.name)
        for library in ("libc6", "libre2", "libicu", "libyaml-cpp", "libxml2", "libabsl"):
            if library not in control["Depends"]:
                wrong.append(f"depends not on {library}, but on {control['Depends']}")
        owners = {line.split()[1] for line in run("dpkg-deb", "-c", package).splitlines()}
        if owners != {"root/root"}:
            wrong.append(f"files belong to {owners}")
        lint = "no lintian, NOT LINTED"
        if shutil.which("lintian"):
            found = subprocess.run(["lintian", "--allow-root", "--fail-on", "error", package], capture_output=True, text=True, check=False)
            lint = found.stdout.strip() or "lintian says nothing"
            if found.returncode != 0:
                wrong.append(f"lintian: {found.stdout}{found.stderr}")
    print("\n".join(wrong) or f"{package.name}: whole, and runs from where it lies\n{lint}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
