#!/usr/bin/env python3
"""What check.py accepts, and that it fails for each way in which the map can be wrong."""

import json
import pathlib
import tempfile
import unittest

import check

PATHS = {"Unit", "Unit.status", "Unit.setStatus(_:)", "Databag.subscript(_:)", "OpsError.Code.notAllowed"}


def map_of(*rows, module="ops.model"):
    return "\n".join([f"## {module}", "", "| Python | Swift | Remark |", "| --- | --- | --- |", *rows])


def problems(*rows, keys=None, module="ops.model"):
    return check.check(map_of(*rows, module=module), PATHS, keys)[1]


class AcceptedMaps(unittest.TestCase):
    def test_one_spelling_or_several(self):
        row = "| `Unit.status` | `Unit.status`, `Unit.setStatus(_:)` | Read, set |"
        self.assertEqual(problems("| `Unit` | `Unit` | |", row), [])

    def test_subscripts_and_static_members(self):
        self.assertEqual(problems("| `Data` | `Databag.subscript(_:)`, `OpsError.Code.notAllowed` | |"), [])

    def test_a_reason_in_place_of_a_spelling(self):
        self.assertEqual(problems("| `Mapping` | none: a dictionary does it, see `Unit.status` | |"), [])

    def test_code_that_is_no_path(self):
        row = "| `Unit` | `Unit` | As `.active(\"x\")`, `status-set`, `NAME_OF` and `Unknown` |"
        self.assertEqual(problems(row), [])

    def test_tables_of_other_sections_are_no_rows(self):
        table = "| Python | Swift |\n| --- | --- |\n| a | b |\n"
        text = table + map_of("| `Unit` | `Unit` | |") + "\n## Notes\n" + table
        rows, found = check.check(text, PATHS)
        self.assertEqual(([row.name for row in rows], found), (["Unit"], []))

    def test_examples_are_not_looked_at(self):
        self.assertEqual(check.check("```swift\n`Unit.gone`\n## ops.model\n| x |\n```\n", PATHS)[1], [])

    def test_all_rows_in_another_order(self):
        keys = [("ops.model", "Unit.status"), ("ops.model", "Unit")]
        self.assertEqual(problems("| `Unit` | `Unit` | |", "| `Unit.status` | `Unit.status` | |", keys=keys), [])


class RefusedMaps(unittest.TestCase):
    def assert_problem(self, found, *texts):
        self.assertEqual(len(found), 1, found)
        for text in texts:
            self.assertIn(text, found[0])

    def test_a_symbol_that_there_is_not(self):
        self.assert_problem(problems("| `Unit` | `Unit.setState(_:)` | |"), "line 5", "'Unit.setState(_:)'")

    def test_a_wrong_label(self):
        self.assert_problem(problems("| `Unit` | `Unit.setStatus(status:)` | |"), "'Unit.setStatus(status:)'")

    def test_a_function_without_its_parentheses(self):
        self.assert_problem(problems("| `Unit` | `Unit.setStatus` | |"), "'Unit.setStatus'")

    def test_the_second_spelling_of_a_row(self):
        self.assert_problem(problems("| `Unit` | `Unit`, `Gone` | |"), "'Gone'")

    def test_a_path_in_a_remark(self):
        self.assert_problem(problems("| `Unit` | `Unit` | Throws `OpsError.Code.gone`. |"), "'OpsError.Code.gone'")

    def test_a_path_in_a_reason(self):
        self.assert_problem(problems("| `Unit` | none: see `Unit.gone(_:)` | |"), "'Unit.gone(_:)'")

    def test_a_path_outside_of_the_tables(self):
        self.assert_problem(check.check("As `Unit.gone` has it.\n", PATHS)[1], "line 1", "'Unit.gone'")

    def test_a_missing_row(self):
        keys = [("ops.model", "Unit"), ("ops.model", "Unit.status")]
        self.assert_problem(problems("| `Unit` | `Unit` | |", keys=keys), "ops.model Unit.status is missing")

    def test_a_row_too_many(self):
        self.assert_problem(problems("| `Unit` | `Unit` | |", keys=[]), "line 5: ops has no ops.model Unit")

    def test_a_row_in_another_module(self):
        found = problems("| `Unit` | `Unit` | |", keys=[("ops.charm", "Unit")])
        self.assertEqual(len(found), 2, found)

    def test_a_duplicate(self):
        self.assert_problem(
            problems("| `Unit` | `Unit` | |", "| `Unit` | none: twice | |"), "line 6", "is there twice; see line 5")

    def test_a_row_that_is_not_filled(self):
        for cell in ["", "none", "none: ", "not yet: later", "see above", "`Unit` `Unit`", "`Unit`, maybe"]:
            with self.subTest(cell=cell):
                self.assert_problem(problems(f"| `Container` | {cell} | |"), "is neither")

    def test_a_row_of_another_number_of_cells(self):
        for row in ["| `Unit` | `Unit` |", "| `Unit` | `Unit` | a | b |"]:
            with self.subTest(row=row):
                self.assert_problem(problems(row), "cells")

    def test_a_name_that_is_not_in_code(self):
        self.assert_problem(problems("| Unit | `Unit` | |"), "'Unit' is not one name in code")


class Sources(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, *symbols):
        content = {"symbols": [{"pathComponents": path.split("."), "accessLevel": level} for path, level in symbols]}
        (self.folder / f"{name}.symbols.json").write_text(json.dumps(content))

    def test_only_public_declarations_of_the_named_modules_count(self):
        self.write("Ops", ("Unit.status", "public"), ("Unit.backend", "internal"), ("Unit.base", "open"))
        self.write("Ops@Logging", ("Logger.juju", "public"))
        self.write("Other", ("Other", "public"))
        self.assertEqual(check.read_graphs(self.folder, ["Ops"]), {"Unit.status", "Unit.base", "Logger.juju"})

    def test_a_module_without_a_graph_is_an_error(self):
        with self.assertRaisesRegex(SystemExit, "symbol graph of Ops"):
            check.read_graphs(self.folder, ["Ops"])

    def test_a_graph_that_is_cut_off_is_an_error(self):
        (self.folder / "Ops.symbols.json").write_text('{"symbols": [')
        with self.assertRaisesRegex(SystemExit, "symbol graph of Ops"):
            check.read_graphs(self.folder, ["Ops"])

    def test_an_empty_graph_is_an_error(self):
        self.write("Ops")
        with self.assertRaisesRegex(SystemExit, "no public declaration"):
            check.read_graphs(self.folder, ["Ops"])

    def test_names_are_made_of_class_and_member(self):
        text = "\n".join(
            ["module\tclass\tmember\tkind\tcontract", "ops.model\tUnit\t-\tclass\tA \"unit.",
             "ops.model\tUnit\tname\tattribute\t", "ops.main\t-\tmain\tfunction\t"])
        self.assertEqual(
            check.read_rows(text), [("ops.model", "Unit"), ("ops.model", "Unit.name"), ("ops.main", "main")])

    def test_the_program_fails_for_a_wrong_map_and_passes_for_a_right_one(self):
        self.write("Ops", ("Unit", "public"))
        rows = self.folder / "API.tsv"
        rows.write_text("module\tclass\tmember\tkind\tcontract\nops.model\tUnit\t-\tclass\tA unit.\n")
        document = self.folder / "map.md"
        arguments = [str(document), "--graphs", str(self.folder), "--modules", "Ops", "--rows", str(rows)]
        document.write_text(map_of("| `Unit` | `Unit` | |"))
        check.main(arguments)
        document.write_text(map_of("| `Unit` | `Gone` | |"))
        with self.assertRaisesRegex(SystemExit, "1 problems"):
            check.main(arguments)


if __name__ == "__main__":
    unittest.main()
