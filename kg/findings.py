"""One thing that is wrong with the content: where, what, and what to do. Knows nothing of how it was found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A complaint that a person can act on.

    >>> str(Finding("kg/facts/drugs/x.yaml:6", "unknown source 'nci-tamoxifn'", "did you mean 'nci-tamoxifen'?"))
    "kg/facts/drugs/x.yaml:6: unknown source 'nci-tamoxifn'; did you mean 'nci-tamoxifen'?"
    """

    where: str
    what: str
    fix: str = ""

    def __lt__(self, other: Finding) -> bool:
        """By file, then line, then what."""
        return self._order() < other._order()

    def _order(self) -> tuple[str, int, str, str]:
        file, _, line = self.where.rpartition(":")
        return (file, int(line), self.what, self.fix) if line.isdigit() else (self.where, 0, self.what, self.fix)

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f"; {self.fix}" if self.fix else "")
