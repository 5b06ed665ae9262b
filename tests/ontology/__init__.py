"""The words: terms, vocabulary, shapes and the reasoner."""
