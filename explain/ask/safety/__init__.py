"""Red flags in a message: what may not wait, heard by rules that are all content. Knows no flag and no language."""
