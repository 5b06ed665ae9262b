"""One thing that is wrong with the content: where, what, and what to do. Knows nothing of how it was found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """A complaint that a person can act on.

    >>> str(Finding("kg/facts/drugs/x.yaml:6", "unknown source 'nci-tamoxifn'", "did you mean 'nci-tamoxifen'?"))
    "kg/facts/drugs/x.yaml:6: unknown source 'nci-tamoxifn'; did you mean 'nci-tamoxifen'?"
    """

    where: str
    what: str
    fix: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f"; {self.fix}" if self.fix else "")
