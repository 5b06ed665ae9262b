"""`make bench`: everything in one run, so that ratios can be trusted where absolute figures can't."""

from __future__ import annotations

from api.opening import knowledge_of, opened
from api.settings import read_settings
from tests.bench import answers, growth, serving, walks


def main() -> None:
    """Measure and print."""
    settings = read_settings()
    knowledge = knowledge_of(opened(settings))
    counts = len(knowledge.graph.concepts), len(knowledge.graph.claims), len(knowledge.graph.sources)
    print("{} concepts, {} claims, {} sources; snapshot {}".format(*counts, knowledge.edition.sha256[:12]))
    walks.measure(knowledge, {"therapy": "car-t", "disease": "breast-cancer"})
    answers.measure(knowledge, settings.day())
    serving.measure_start()
    serving.measure_site()
    growth.measure()


if __name__ == "__main__":
    main()
