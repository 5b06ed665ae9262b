"""The pictures: a finished explanation as a graph and as the same in text; knows no engine."""
