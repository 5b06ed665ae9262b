"""Curation rules: one test for each fact file, source, plan and section, whose failure says how to mend it."""
