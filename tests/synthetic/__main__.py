"""`python -m tests.synthetic ROOT CLAIMS`: a checkout with a grown graph, to try things in."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.synthetic.grow import grown

if __name__ == "__main__":
    grown(Path(sys.argv[1]), int(sys.argv[2]))
