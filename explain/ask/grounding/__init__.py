"""Words of a message → concepts of the graph, each with why it was chosen. Knows no kind of question."""
