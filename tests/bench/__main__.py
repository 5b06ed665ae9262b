"""`make bench`: everything in one run, so that ratios can be trusted where absolute figures can't."""

from __future__ import annotations

from api.opening import asker_of, opened
from api.settings import read_settings
from tests.bench import answers, growth, hearing, serving, walks
from tests.bench.clock import pace, row


def main() -> None:
    """Measure and print."""
    settings = read_settings()
    asker = asker_of(opened(settings))
    knowledge = asker.knowledge
    counts = len(knowledge.graph.concepts), len(knowledge.graph.claims), len(knowledge.graph.sources)
    print("{} concepts, {} claims, {} sources; snapshot {}".format(*counts, knowledge.edition.sha256[:12]))
    row("this machine, 10,000 plain steps", f"{pace() * 1000:.2f} ms", "to compare runs by")
    walks.measure(knowledge, {"therapy": "car-t", "disease": "breast-cancer"})
    answers.measure(knowledge, settings.day())
    hearing.measure(asker)
    serving.measure_start()
    serving.measure_site()
    growth.measure()


if __name__ == "__main__":
    main()
