"""The facts keep their promises: files, claims, closure, walks, absence, RDF."""
