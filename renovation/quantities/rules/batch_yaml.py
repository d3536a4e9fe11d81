"""A barème in YAML, in the form of the seeds."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import yaml

from renovation.quantities.rules.batch_file import BatchRefused, Fault, Proposed, Written, decoded, understood, words_of
from renovation.quantities.rules.shapes import plain


class _Lined(dict[Any, Any]):
    """A mapping that knows its line."""

    line = 0


class _Loader(yaml.SafeLoader):
    """Keeps lines, and refuses what could hide a value: references and keys written twice."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem="les renvois (& et *) ne sont pas acceptés", problem_mark=mark)
        return super().compose_node(parent, index)


def _mapping(loader: _Loader, node: yaml.MappingNode) -> _Lined:
    found = _Lined()
    found.line = node.start_mark.line + 1
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if isinstance(key, dict | list) or key in found:
            problem = f"la clé «\u00a0{key}\u00a0» est écrite deux fois ou n’est pas un mot"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=key_node.start_mark)
        found[key] = loader.construct_object(value_node, deep=True)
    return found


# Dates are read by us, so that a day that does not exist is told with its line.
_Loader.yaml_implicit_resolvers = {
    letter: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def read_yaml(content: bytes, *, today: date) -> tuple[Proposed, ...]:
    """What the file proposes. Raises BatchRefused with every line that cannot be taken."""
    text = decoded(content)
    try:
        whole = yaml.load(text, Loader=_Loader)  # noqa: S506 (a safe loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise BatchRefused([Fault(line, f"Ce YAML ne peut pas être lu\u00a0: {error.problem}.")]) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BatchRefused([Fault(0, "Ce YAML ne peut pas être lu.")]) from error
    entries = whole.get("parameters") if isinstance(whole, dict) else whole
    if not isinstance(entries, list):
        raise BatchRefused([Fault(1, "Une liste de paramètres est attendue, comme dans le modèle.")])
    faults: list[Fault] = []
    written = [one for entry in entries for one in _values(entry, faults)]
    if faults:
        raise BatchRefused(faults)
    return understood(written, today=today)


def _values(entry: Any, faults: list[Fault]) -> Iterator[Written]:
    if not isinstance(entry, _Lined):
        faults.append(Fault(0, f"«\u00a0{str(entry)[:40]}\u00a0» n’est pas un paramètre."))
        return
    values = entry.get("values")
    if not isinstance(values, list) or not values:
        faults.append(Fault(entry.line, f"{words_of(entry, 'code') or 'paramètre sans code'}\u00a0: aucune valeur."))
        return
    for value in values:
        if not isinstance(value, _Lined) or not isinstance(value.get("source") or {}, Mapping):
            line = value.line if isinstance(value, _Lined) else entry.line
            faults.append(Fault(line, f"{words_of(entry, 'code')}\u00a0: cette valeur n’a pas la forme du modèle."))
            continue
        yield _written(entry, value)


def _written(entry: _Lined, value: _Lined) -> Written:
    source = value.get("source") or {}
    return Written(
        line=value.line,
        code=words_of(entry, "code"),
        label=words_of(entry, "label"),
        unit=words_of(entry, "unit"),
        value=plain(value.get("value", value.get("table"))),
        state=words_of(value, "state") or "published",
        valid_from=value.get("valid_from"),
        valid_to=value.get("valid_to"),
        text=words_of(source, "text"),
        article=words_of(source, "article"),
        address=words_of(source, "address"),
        read_on=source.get("read_on"),
    )
