"""The house tested as data: rooms, layers, sizes, words that we do not use."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FACES = ("cms", "selfservice", "backoffice")
CODE = sorted(
    path
    for folder in (*FACES, "renovation", "site/config")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
)
TEMPLATES = sorted((ROOT / "templates").rglob("*.*"))
VAGUE = {"utils", "helpers", "common", "services", "misc", "util", "helper"}
LONGEST_MODULE = 400
LONGEST_TEMPLATE = 150


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module}
    return names


def test_site_is_never_a_package() -> None:
    assert not (ROOT / "site" / "__init__.py").exists()


@pytest.mark.parametrize("path", [path for path in CODE if "rules" in path.parts or path.name == "rules.py"], ids=_name)
def test_rules_import_no_django_and_read_no_clock(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert not {name for name in _imports(path) if name.split(".")[0] == "django"}
    assert not re.search(r"\b(datetime\.now|date\.today|time\.time|timezone\.now|utcnow)\(", text)


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_modules_have_a_subject_and_a_size(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")

    assert path.stem not in VAGUE
    assert lines <= LONGEST_MODULE


@pytest.mark.parametrize("face", FACES)
def test_faces_own_no_table_but_pages(face: str) -> None:
    models = [path for path in CODE if path.is_relative_to(ROOT / face) and path.stem == "models"]

    assert face == "cms" or not models


@pytest.mark.parametrize("path", [path for path in CODE if path.relative_to(ROOT).parts[0] in FACES[1:]], ids=_name)
def test_d9_faces_ask_queries_and_operations_never_a_manager(path: Path) -> None:
    assert ".objects" not in path.read_text(encoding="utf-8")


def test_no_signal_receiver() -> None:
    receivers = [_name(path) for path in CODE if re.search(r"@receiver|\.connect\(\s*\w+,\s*sender", path.read_text())]

    assert receivers == []


def test_no_work_is_left_for_later_in_the_code() -> None:
    word = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3)) + r")\b")

    assert [_name(path) for path in (*CODE, *TEMPLATES) if word.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("path", [path for path in TEMPLATES if path.suffix == ".html"], ids=_name)
def test_templates_are_short_and_bare(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert text.count("\n") <= LONGEST_TEMPLATE
    assert not re.search(r"\s(style|onclick|onchange|onsubmit|onload)\s*=", text)
    assert not re.search(r"""(src|href)=["'](https?:)?//""", re.sub(r'href="https?://[^"]*"', "", text))


def test_every_component_names_its_parameters() -> None:
    silent = [
        path.name
        for path in (ROOT / "templates" / "components").glob("*.html")
        if not path.read_text().startswith("{#")
    ]

    assert silent == []


def test_the_stylesheets_stay_small() -> None:
    """DESIGN section 6: under 30 KB raw for a public page."""
    own = [ROOT / "site" / "static" / "css" / name for name in ("base.css", "components.css")]

    assert sum(path.stat().st_size for path in own) <= 30_000


def test_nothing_committed_names_a_registry_or_a_machine() -> None:
    words = re.compile(
        "|".join(("pythonhosted" + r"\.org", "registry" + r"\.npmjs", r"/wo" + r"rk/", "bash" + "_jobs"))
    )
    suspects = [*CODE, *TEMPLATES, *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.*"), ROOT / "maisonnee"]
    # `.git` is a file in a second work tree, and never committed.
    files = [path for path in suspects if path.is_file() and path.name not in {"uv.lock", ".git"}]
    found = [_name(path) for path in files if path.suffix != ".lock"]

    assert [name for name in found if words.search((ROOT / name).read_text(encoding="utf-8"))] == []


def test_the_lock_carries_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")

    assert "--hash=sha256:" in lock
    assert "://" not in re.sub(r"#.*", "", lock)
