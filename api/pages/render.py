"""An answer as one HTML file that needs nothing else. Knows no route; the command line asks for it."""

from __future__ import annotations

from api.pages.answer import answer_page
from api.pages.site import Site
from explain.knowledge import Knowledge
from explain.model import Explanation


def render(knowledge: Knowledge, explanation: Explanation) -> str:
    """The same page as the site's, with its style inside and without what only a site can do."""
    return answer_page(Site(knowledge), explanation, alone=True)
