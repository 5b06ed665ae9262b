"""Whatever lies among the routes is a door; what is none is named, with where it belongs."""

from pathlib import Path

import pytest

from api import routes
from api.app import nouns
from ontology.errors import UsageError


def test_a_module_without_a_router_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mapping.py").write_text('"""What another format calls our words."""\n')
    monkeypatch.setattr(routes, "__path__", [str(tmp_path)])
    with pytest.raises(UsageError, match=r"api/routes/mapping\.py: no `router`; add `router\(door\)`, or move"):
        nouns()
