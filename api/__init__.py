"""The doors: web pages, JSON and command line over finished explanations; the only part that knows the web."""
