"""The pages: templates, and what they are filled with. They know finished explanations and the graph, no route."""
