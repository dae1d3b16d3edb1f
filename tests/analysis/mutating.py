"""The analysis with a slip in it: one module is read with other words, and everything is imported anew."""

import importlib
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, ModuleType

from attrs import frozen

import game
from game.analysis.facts import Facts
from game.story.model import Story

PACKAGE = "game.analysis"
Prove = Callable[[Story], Facts]


@frozen
class Slip:
    """Words of a module of the analysis that stand in it once, and what stands there instead."""

    module: str
    words: str
    instead: str

    @property
    def name(self) -> str:
        return f"{PACKAGE}.{self.module}"


@contextmanager
def with_slip(slip: Slip) -> Iterator[Prove]:
    """Prove as it would be with the slip; afterwards everything is as before."""
    kept = _taken_out()
    finder = _Finder(slip)
    sys.meta_path.insert(0, finder)
    try:
        prove: Prove = importlib.import_module(f"{PACKAGE}.prove").prove
        yield prove
    finally:
        sys.meta_path.remove(finder)
        _taken_out()
        sys.modules.update(kept)
        game.analysis = kept[PACKAGE]  # type: ignore[attr-defined]


def _taken_out() -> dict[str, ModuleType]:
    names = [name for name in sys.modules if name == PACKAGE or name.startswith(f"{PACKAGE}.")]
    return {name: sys.modules.pop(name) for name in names}


class _Finder(MetaPathFinder):
    def __init__(self, slip: Slip) -> None:
        self.slip = slip

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path) if fullname == self.slip.name else None
        if spec is not None and spec.origin is not None:
            spec.loader = _Loader(fullname, spec.origin, self.slip)
        return spec


class _Loader(SourceFileLoader):
    def __init__(self, fullname: str, path: str, slip: Slip) -> None:
        super().__init__(fullname, path)
        self.slip = slip

    def get_code(self, fullname: str) -> CodeType:
        source = self.get_source(fullname) or ""
        assert source.count(self.slip.words) == 1, f"{self.slip.module} has other words by now"
        return compile(source.replace(self.slip.words, self.slip.instead), self.path, "exec")
