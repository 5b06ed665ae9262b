"""From a question in plain words to a plan and its needs. Knows no walk."""
