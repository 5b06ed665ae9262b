"""The facts: claims with their sources, built into a graph to walk; knows no sentences."""
