"""A message as text: clean, in comparable tokens, in sentences. Knows no concept and no kind of question."""
