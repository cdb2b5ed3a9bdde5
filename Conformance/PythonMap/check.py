#!/usr/bin/env python3
"""Holds the map from Python to Swift against what there is.

    check.py MAP.md --graphs FOLDER --modules MODULE,... [--rows API.tsv]

MAP.md has a section for each Python module (`## ops.charm`) with tables of three columns:

- Python: one name in code, `Class`, `Class.member` or `function`;
- Swift: spellings in code, separated by commas; or `none: ` and the reason why Swift needs none;
- Remark: anything.

A spelling is a path through types, as in `Framework.observe(_:_:_:id:)`, of a public declaration of one of the modules,
whose symbol graphs are in FOLDER. Text that looks like a path with a type and a member is checked outside of the column
Swift as well. API.tsv has the names that the map must have, no more and no fewer: module, class and member, each `-` if
there is none. Without it the names are not compared.
"""

import argparse
import csv
import json
import pathlib
import re
import sys

CODE = re.compile(r"`([^`]+)`")
SPELLINGS = re.compile(r"`[^`]+`(, `[^`]+`)*")
PATH = re.compile(r"[A-Z]\w*(\.\w+)*\.(\w+|\w+\([\w:]*\))")
HEADER = ("Python", "Swift", "Remark")


class Row:
    """A row of the map."""

    def __init__(self, line, module, name, swift, remark):
        self.line, self.module, self.name, self.swift, self.remark = line, module, name, swift, remark

    @property
    def key(self):
        return self.module, self.name

    @property
    def form(self):
        """How the row is filled: spelled, none, or None for a cell that is neither of these."""
        if SPELLINGS.fullmatch(self.swift):
            return "spelled"
        if self.swift.startswith("none: ") and self.swift[len("none: ") :].strip():
            return "none"
        return None


def read_map(text):
    """Returns the rows of a map, the code outside of its rows with the line of each, and what is malformed."""
    rows, code, problems = [], [], []
    module, is_block = None, False
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("```"):
            is_block = not is_block
        if is_block:
            continue
        if line.startswith("## "):
            title = line[3:].strip()
            module = title if re.fullmatch(r"ops\.\w+", title) else None
        if module is None or not line.startswith("|"):
            code += [(number, span) for span in CODE.findall(line)]
            continue
        cells = tuple(cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|"))
        if len(cells) != 3:
            problems.append(f"line {number}: a row has {len(cells)} cells; give it {', '.join(HEADER)}")
            continue
        if cells == HEADER or all(re.fullmatch(r":?-+:?", cell) for cell in cells):
            continue
        name = CODE.fullmatch(cells[0])
        if name is None:
            problems.append(f"line {number}: '{cells[0]}' is not one name in code")
            continue
        rows.append(Row(number, module, name[1], *cells[1:]))
    return rows, code, problems


def read_rows(text):
    """Returns the names that API.tsv lists, in its order."""
    keys = []
    for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        parts = [part for part in (row["class"], row["member"]) if part != "-"]
        keys.append((row["module"], ".".join(parts)))
    return keys


def read_graphs(folder, modules):
    """Returns the paths of all public declarations of the modules."""
    paths = set()
    for module in modules:
        # A module that extends another one's types has a second file, `Module@Other`.
        files = [folder / f"{module}.symbols.json", *folder.glob(f"{module}@*.symbols.json")]
        for file in files:
            try:
                graph = json.loads(file.read_text())
            except (OSError, ValueError) as error:
                raise SystemExit(f"check.py: the symbol graph of {module} cannot be read: {error}") from None
            public = [symbol for symbol in graph["symbols"] if symbol["accessLevel"] in ("public", "open")]
            if file == files[0] and not public:
                raise SystemExit(f"check.py: {file} has no public declaration; was {module} built?")
            paths.update(".".join(symbol["pathComponents"]) for symbol in public)
    return paths


def check(text, paths, keys=None):
    """Returns the rows of a map and all that is wrong with them, as sentences."""
    rows, code, problems = read_map(text)
    seen = {}
    for row in rows:
        where = f"line {row.line}: {row.module} {row.name}"
        if row.key in seen:
            problems.append(f"{where} is there twice; see line {seen[row.key]}")
        seen.setdefault(row.key, row.line)
        match row.form:
            case "spelled":
                for spelling in CODE.findall(row.swift):
                    if spelling not in paths:
                        problems.append(f"{where}: no public declaration is spelled '{spelling}'")
            case None:
                problems.append(f"{where}: '{row.swift}' is neither spellings nor 'none: ' with a reason")
            case _:
                code += [(row.line, span) for span in CODE.findall(row.swift)]
        code += [(row.line, span) for span in CODE.findall(row.remark)]
    for line, span in code:
        if PATH.fullmatch(span) and span not in paths:
            problems.append(f"line {line}: no public declaration is spelled '{span}'")
    if keys is not None:
        listed = set(keys)
        problems += [f"{module} {name} is missing" for module, name in keys if (module, name) not in seen]
        problems += [f"line {line}: ops has no {' '.join(key)}" for key, line in seen.items() if key not in listed]
    return rows, problems


def main(arguments):
    parser = argparse.ArgumentParser(description="Holds the map from Python to Swift against what there is.")
    parser.add_argument("map", type=pathlib.Path)
    parser.add_argument("--graphs", type=pathlib.Path, required=True)
    parser.add_argument("--modules", type=lambda text: text.split(","), required=True)
    parser.add_argument("--rows", type=pathlib.Path)
    options = parser.parse_args(arguments)
    paths = read_graphs(options.graphs, options.modules)
    keys = read_rows(options.rows.read_text()) if options.rows else None
    rows, problems = check(options.map.read_text(), paths, keys)
    for problem in problems:
        print(f"{options.map}: {problem}", file=sys.stderr)
    if problems:
        raise SystemExit(f"check.py: {len(problems)} problems")
    counts = {form: sum(row.form == form for row in rows) for form in ("spelled", "none")}
    print(f"{len(rows)} rows: " + ", ".join(f"{count} {form}" for form, count in counts.items()))
    if keys is None:
        print("The list of what ops has was not given: the rows are not compared with it.")


if __name__ == "__main__":
    main(sys.argv[1:])
