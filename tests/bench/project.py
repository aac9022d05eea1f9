"""Rules and sources to measure on, the same each time."""

import argparse
import contextlib
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent


def arguments(about):
    parser = argparse.ArgumentParser(description=about.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--claims", type=int, default=1000)
    parser.add_argument("--sources", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=20)
    return parser


@contextlib.contextmanager
def project(options):
    """A folder with rules/ and corpus/, each source a file of its own."""
    with tempfile.TemporaryDirectory() as name:
        subprocess.run([sys.executable, HERE / "generate.py", name,
                        "--text-files", "--claims", str(options.claims),
                        "--sources", str(options.sources)], check=True)
        yield pathlib.Path(name)
