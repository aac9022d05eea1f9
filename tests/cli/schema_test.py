#!/usr/bin/env python3
"""Does an independent validator of `claimcheck schema` agree with the loader?

    schema_test.py CLAIMCHECK ROOT

Every file that ships is valid, and so is every report, which has no field that its schema does not tell. Every file of tests/*/bad whose expected messages name an unknown key, a missing key or a wrong
type is invalid, and one that is invalid has messages. Exit code 77: not tested, for want of Python modules.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"NOT TESTED: {missing}")
    sys.exit(77)

# What the shape of a file shows; the rest takes the loader to know.
SHAPE = {"unknown-key", "missing-key", "wrong-type"}
# Files that are bad in a file they import, in a JSON line or in their front matter.
ELSEWHERE = {"mistake-in-import.yaml", "json-lines.yaml", "front-matter.yaml"}


class Loader(yaml.SafeLoader):
    """As YAML 1.2, which editors read: dates and `off` are text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def validator(program, name):
    run = subprocess.run([program, "schema", name], capture_output=True, text=True, check=True)
    schema = json.loads(run.stdout)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def kinds(path):
    return set(re.findall(r"error: .*\[([a-z-]+)\]$", path.with_suffix(".expected").read_text(encoding="utf-8"), re.MULTILINE))


def read(path):
    """What the file holds; None if it is no YAML, or too much of it."""
    if path.name == "alias-bomb.yaml":
        return None
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError):
        return None


def closed(schema):
    """The schema, with every object closed against other fields."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: closed(part) for key, part in schema.items()}
    if "properties" in schema and schema.get("type") == "object":
        result["additionalProperties"] = False
    return result


def reports(program, root):
    """The shipped report, and new ones of other rules."""
    yield root / "reports/report.json", json.loads((root / "reports/report.json").read_text(encoding="utf-8"))
    for rules, corpus in (("rules/storm", "corpus/storm"), ("checker/cli/init/example.yaml", "checker/cli/init/corpus.yaml")):
        run = subprocess.run(
            [program, "check", "--rules", root / rules, "--corpus", root / corpus, "--format", "json", "--fail-on", "never"],
            capture_output=True,
            text=True,
            check=True,
        )
        yield rules, json.loads(run.stdout)


def main():
    program, root = sys.argv[1], pathlib.Path(sys.argv[2])
    wrong, seen = [], 0
    schema = jsonschema.Draft7Validator(closed(validator(program, "report").schema))
    for name, report in reports(program, root):
        seen += 1
        wrong += [f"{name}: {error.json_path}: {error.message[:300]}" for error in schema.iter_errors(report)]
    # The same two reports, one of which lost a source.
    shipped = root / "reports/report.json"
    less = json.loads(shipped.read_text(encoding="utf-8"))
    lost = less["sources"].pop()["id"]
    less["cells"] = [cell for cell in less["cells"] if cell["source"] != lost]
    with tempfile.TemporaryDirectory() as folder:
        old = pathlib.Path(folder) / "old.json"
        old.write_text(json.dumps(less), encoding="utf-8")
        run = subprocess.run([program, "diff", old, shipped, "--format", "json"], capture_output=True, text=True, check=False)
    schema = jsonschema.Draft7Validator(closed(validator(program, "diff").schema))
    found = json.loads(run.stdout)
    seen += 1
    wrong += [f"diff: {error.json_path}: {error.message[:300]}" for error in schema.iter_errors(found)]
    if not found["sources"] or not found["cells"]:
        wrong.append("diff: the lost source is not told of")
    for name, good, bad in (
        ("rules", ["rules/*.yaml", "rules/*/*.yaml", "checker/cli/init/example.yaml"], "tests/rules/bad/*.yaml"),
        ("corpus", ["corpus/corpus.yaml", "corpus/*/corpus.yaml", "checker/cli/init/corpus.yaml"], "tests/corpus/bad/*.yaml"),
        ("config", ["tests/cli/good/*.yaml"], "tests/cli/bad/*.yaml"),
        ("waivers", ["tests/ledger/good/*.yaml"], "tests/ledger/bad/*.yaml"),
    ):
        schema = validator(program, name)
        for path in (path for pattern in good for path in sorted(root.glob(pattern))):
            seen += 1
            wrong += [f"{path}: {error.json_path}: {error.message}" for error in schema.iter_errors(read(path))]
        for path in sorted(root.glob(bad)):
            found = kinds(path)
            content = read(path)
            if content is None or path.name in ELSEWHERE:
                continue
            seen += 1
            errors = list(schema.iter_errors(content))
            if found & SHAPE and not errors:
                wrong.append(f"{path}: the loader says {found & SHAPE}, the schema nothing")
            if errors and not found:
                wrong.append(f"{path}: {errors[0].json_path}: {errors[0].message}; the loader says nothing")
    print("\n".join(wrong) or f"{seen} files: schema and loader agree")
    return 1 if wrong or seen == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
