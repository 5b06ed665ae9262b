"""The building itself: sizes, names, imports, locks, documents."""
