"""Reads exported files back with other programs' readers and compares them with the JSON result.

usage: read_back.py xlsx|sqlite|pair|csv|geojson|qgis|simwrapper EXPORT [RESULT.json]
"""

import csv
import json
import os
import re
import sqlite3
import sys
from pathlib import Path
from xml.etree import ElementTree


def lists_at(tree, keys):
    """All lists at a path of keys, with the places (from 0) that lead to each."""
    found = [((), tree)]
    for key in keys:
        below = []
        for places, value in found:
            items = enumerate(value) if isinstance(value, list) else [(None, value)]
            for place, item in items:
                if isinstance(item, dict) and item.get(key) is not None:
                    below.append((places if place is None else places + (place,), item[key]))
        found = below
    return [(places, value) for places, value in found if isinstance(value, list)]


TABLES = {
    "corridors": ["demands", "corridors"],
    "legs": ["demands", "corridors", "legs"],
    "break_even": ["demands", "break_even"],
    "figures": ["figures"],
    "facilities": ["facilities"],
    "queue_by_day": ["facilities", "queue_by_day"],
    "links": ["links"],
    "tanks": ["tanks"],
    "m3_by_day": ["tanks", "m3_by_day"],
    "curve": ["demands", "corridors", "time_h", "curve"],
}


def same(cell, value, digits):
    """Numbers to so many digits; 17 tell each double from all others."""
    if isinstance(value, bool):
        return cell in (value, int(value), str(value).lower())
    if isinstance(value, (int, float)):
        return cell not in (None, "") and float(cell) == float(f"{value:.{digits}g}")
    return (cell or "") == (value or "")


def compare(tables, result, digits=17):
    """tables: name -> (headings, rows). Every row of a list is there, under its keys, with its own scalars."""
    compared = 0
    for name, path in TABLES.items():
        lists = lists_at(result, path)
        expected = {places + (i,): item for places, items in lists for i, item in enumerate(items)}
        if not expected:
            continue
        headings, rows = tables[name]
        assert len(rows) == len(expected), f"{name}: {len(rows)} rows for {len(expected)} items"
        keys = len(next(iter(expected)))
        for row in rows:
            item = expected[tuple(int(place) for place in row[:keys])]
            cells = dict(zip(headings, row))
            if not isinstance(item, dict):
                assert same(row[-1], item, digits), f"{name}: {row[-1]!r} is not {item!r}"
                compared += 1
                continue
            for key, value in item.items():
                if not isinstance(value, (dict, list)) and key in cells:
                    assert same(cells[key], value, digits), f"{name}.{key}: {cells[key]!r} is not {value!r}"
                    compared += 1
    assert compared > 0, "nothing to compare"


def check_xlsx(path, result):
    import openpyxl

    book = openpyxl.load_workbook(path)
    names = book.sheetnames
    assert names[0] == "about", names
    assert len({name.lower() for name in names}) == len(names)
    tables = {}
    for sheet in book.worksheets:
        assert len(sheet.title) <= 31
        assert sheet.freeze_panes == "A2", sheet.title
        assert sheet.auto_filter.ref, sheet.title
        assert sheet["A1"].font.bold, sheet.title
        rows = [[cell for cell in row] for row in sheet.iter_rows()]
        for row in rows:
            assert all(cell.data_type != "f" for cell in row), f"{sheet.title}: a formula"
        for cell in rows[1] if len(rows) > 1 else []:
            heading = sheet.cell(row=1, column=cell.column).value
            if heading.endswith("_usd") and cell.data_type == "n" and cell.value is not None:
                assert cell.number_format == "#,##0.00", heading
        tables[sheet.title] = ([cell.value for cell in rows[0]], [[cell.value for cell in row] for row in rows[1:]])
    about = dict(row for row in tables["about"][1])
    assert about["schema_name"] == result["schema"]["name"]
    for entry in result.get("inputs", []):
        assert about["input " + entry["name"]] == entry["hash"]
    compare(tables, result, digits=16)  # of which docs/files.md tells


def check_sqlite(path, result):
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA user_version").fetchone() == (1,)
    assert database.execute("PRAGMA application_id").fetchone() == (0x436F7272,)
    tables = {}
    for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        cursor = database.execute(f'SELECT * FROM "{name}"')
        tables[name] = ([column[0] for column in cursor.description], cursor.fetchall())
    for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
        database.execute(f'SELECT * FROM "{name}"').fetchall()
    compare(tables, result)
    if result["schema"]["name"] == "corridor-compare":
        legs, named = (database.execute(f"SELECT count(*) FROM {name}").fetchone() for name in ("legs", "legs_named"))
        assert legs == named
        assert database.execute("SELECT count(*) FROM legs_named WHERE from_name IS NULL OR to_name IS NULL").fetchone() == (0,)
        first = result["demands"][0]["corridors"]
        row = database.execute("SELECT * FROM corridors_beside WHERE demand_nr = 0 AND measure = 'cost_usd'")
        cells = dict(zip([column[0] for column in row.description], row.fetchone()))
        assert all(cells[corridor["name"]] == corridor["cost_usd"] for corridor in first if corridor["feasible"])
    if result["schema"]["name"] == "corridor-simulate":
        date = database.execute("SELECT min(date) FROM queue_by_day_dated").fetchone()[0]
        assert date == result["start"], date


def check_pair(path, result):
    """Each scenario of a pair counts its days from its own start."""
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    for which in ("first", "second"):
        date = database.execute(f"SELECT min(date) FROM {which}_queue_by_day_dated").fetchone()[0]
        assert date == result[which]["start"], (which, date)


def check_csv(path, result):
    package = json.loads((Path(path) / "datapackage.json").read_text(encoding="utf-8"))
    tables = {}
    for resource in package["resources"]:
        if "schema" not in resource:
            continue
        with open(Path(path) / resource["path"], newline="", encoding="utf-8") as stream:
            rows = list(csv.reader(stream))
        assert rows[0] == [field["name"] for field in resource["schema"]["fields"]]
        assert len(rows) - 1 == resource["rows"]
        assert all(len(row) == len(rows[0]) for row in rows)
        keys = len(resource["schema"].get("primaryKey", []))
        assert keys == 0 or len({tuple(row[:keys]) for row in rows[1:]}) == len(rows) - 1
        tables[resource["name"]] = (rows[0], rows[1:])
    for resource in package["resources"]:
        for key in resource.get("schema", {}).get("foreignKeys", []):
            parent = {tuple(row[: len(key["fields"])]) for row in tables[key["reference"]["resource"]][1]}
            own = {tuple(row[: len(key["fields"])]) for row in tables[resource["name"]][1]}
            assert own <= parent, resource["name"]
    compare(tables, result)


def check_positions(coordinates, depth):
    if depth == 0:
        longitude, latitude = coordinates
        assert -180 <= longitude <= 180 and -90 <= latitude <= 90, coordinates
        return
    for inner in coordinates:
        check_positions(inner, depth - 1)


def check_features(collection):
    """RFC 7946: members, positions within range with the longitude first, lines of two positions and more."""
    assert set(collection) == {"type", "features"} and collection["type"] == "FeatureCollection"
    for feature in collection["features"]:
        assert feature["type"] == "Feature" and isinstance(feature["properties"], dict)
        geometry = feature["geometry"]
        depth = {"Point": 0, "LineString": 1, "MultiLineString": 2}[geometry["type"]]
        check_positions(geometry["coordinates"], depth)
        for line in {0: [], 1: [geometry["coordinates"]], 2: geometry["coordinates"]}[depth]:
            assert len(line) >= 2
            assert all(abs(a[0] - b[0]) <= 180 for a, b in zip(line, line[1:])), "crosses the antimeridian"
        if depth > 0:
            assert feature["properties"]["stroke"].startswith("#") and feature["properties"]["stroke-width"] > 0


def check_geojson(path, result):
    collection = json.loads(Path(path).read_text(encoding="utf-8"))
    check_features(collection)
    layers = {}
    for feature in collection["features"]:
        layers.setdefault(feature["properties"]["layer"], []).append(feature)
    assert len(layers["places"]) == len(result["map"]["places"])
    assert len(layers["lines"]) == len(result["map"]["lines"])
    places = {place["id"]: place for place in result["map"]["places"]}
    for feature in layers["places"]:
        latitude, longitude = places[feature["properties"]["id"]]["location"]
        assert feature["geometry"]["coordinates"] == [longitude, latitude]
    legs = [item for _, items in lists_at(result, ["demands", "corridors", "legs"]) for item in items]
    legs = [leg for leg in legs if len(leg.get("passed", [])) > 1]  # what happens at a place is no line
    assert len(layers.get("legs", [])) == len(legs)
    flows = {}
    for link in result.get("links", []):
        name = link["id"].removesuffix(".forward").removesuffix(".backward")
        flows[name] = flows.get(name, 0) + link["flow"]
    drawn = sorted(
        (flows[feature["properties"]["id"]], feature["properties"]["stroke-width"])
        for feature in layers["lines"]
        if feature["properties"]["id"] in flows
    )
    assert [width for _, width in drawn] == sorted(width for _, width in drawn), "width grows with flow"


def check_qgis(path, result):
    del result
    folder = Path(path)
    project = ElementTree.parse(folder / "corridor.qgs").getroot()
    sources = [source.text for source in project.iter("datasource")]
    assert sources
    for source in sources:
        check_features(json.loads((folder / source).read_text(encoding="utf-8")))
        style = ElementTree.parse((folder / source).with_suffix(".qml")).getroot()
        assert style.find("renderer-v2") is not None
        kinds = {
            feature["geometry"]["type"]
            for feature in json.loads((folder / source).read_text(encoding="utf-8"))["features"]
        }
        assert kinds == {"Point"} or "Point" not in kinds
    dashes = {
        option.get("value")
        for option in ElementTree.parse(folder / "lines.qml").getroot().iter("Option")
        if option.get("name") == "customdash"
    }
    assert len(dashes) >= 4, "families differ by dash as well as colour"


def check_simwrapper(path, result):
    import yaml

    folder = Path(path)
    dashboard = yaml.safe_load((folder / "dashboard-1.yaml").read_text(encoding="utf-8"))
    assert dashboard["header"]["title"] == result["scenario"]
    panels = [panel for row in dashboard["layout"].values() for panel in row]
    assert panels

    def headings(name):
        with open(folder / name, newline="", encoding="utf-8") as stream:
            return next(csv.reader(stream))

    for panel in panels:
        assert panel["type"] in {"map", "bar", "line", "plotly", "csv"} and panel["title"]
        if panel["type"] == "bar":
            assert {panel["x"], *panel["columns"]} <= set(headings(panel["dataset"]))
        elif panel["type"] == "csv":
            headings(panel["dataset"])
        elif panel["type"] == "plotly":
            columns = {"$dataset." + name for name in headings(panel["datasets"]["dataset"])}
            for trace in panel["traces"]:
                assert {trace["x"], trace["y"], trace.get("name", trace["x"])} <= columns
        elif panel["type"] == "map":
            check_features(json.loads((folder / panel["shapes"]["file"]).read_text(encoding="utf-8")))
            columns = set(headings(panel["datasets"]["looks"]["file"]))
            for look in panel["display"].values():
                assert {look["columnName"], look["join"]} <= columns
    assert {"map", "csv"} <= {panel["type"] for panel in panels}
    check_csv(path, result)


def check_hostile(path, result):
    """Texts that break naive writers arrive whole, in a workbook, a database and a folder of tables at `path`."""
    import openpyxl

    names = [item["name"] for item in result["items"]]
    book = openpyxl.load_workbook(path + "/book.xlsx")
    assert all(cell.data_type != "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    headings, *rows = book["items"].iter_rows(values_only=True)
    cells = [row[headings.index("name")] for row in rows]
    for cell, name in zip(cells, names):
        if len(name) > 32767:
            assert cell.startswith(name[:32000]) and cell.endswith("[cut: 40000 bytes]")
        else:
            # openpyxl leaves the format's own codes for what XML cannot hold, but for that of "_" itself; ends of lines
            # are one letter in XML.
            lines = {text.replace("\r\n", "\n").replace("\r", "\n") for text in (cell, openpyxl.utils.escape.unescape(cell))}
            assert name.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd") in lines, (cell, name)
    database = sqlite3.connect(path + "/base.sqlite")
    stored = [row[0] for row in database.execute("SELECT name FROM items ORDER BY item_nr")]
    assert stored == [name.replace("\0", "\ufffd") for name in names]
    for (view,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
        database.execute(f'SELECT * FROM "{view}"').fetchall()
    with open(path + "/tables/items.csv", newline="", encoding="utf-8") as stream:
        cells = [row["name"] for row in csv.DictReader(stream)]
    for cell, name in zip(cells, names):
        whole = name.replace("\0", "\ufffd")
        # An apostrophe guards what would be a formula, also where some spreadsheets begin another cell.
        assert whole in (cell, re.sub(r"(^|[;\t\r\n])'(?=[=+@\t\r\n-])", r"\1", cell)), (cell, name)
        assert cell[:1] not in ("\t", "\r") and not any(
            part[:1] in ("=", "+", "-", "@") and part != "-1.5" for part in re.split(r"[;\t\r\n]", cell)), cell
    assert all(len(sheet.title) <= 31 for sheet in book.worksheets)


def check_recipe(path, result):
    """The recipe for pandas in docs/files.md, run in a folder that holds what it asks for."""
    del result
    text = (Path(__file__).parents[2] / "docs" / "files.md").read_text(encoding="utf-8")
    recipe = text.split("```python\n")[1].split("```")[0]
    os.chdir(path)
    exec(compile(recipe, "docs/files.md", "exec"), {"print": lambda table: printed.append(table)})
    assert len(printed) == 3 and all(len(table) > 0 for table in printed)


printed = []

if __name__ == "__main__":
    _, what, export, *rest = [word for word in sys.argv if word]
    held = json.loads(Path(rest[0]).read_text(encoding="utf-8")) if rest else {}
    globals()["check_" + what](export, held)
