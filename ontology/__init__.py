"""The words: classes, predicates, levels and their rules; knows no fact and no door.

Nothing is imported here, so ``import ontology`` costs nothing. The doors are:

- ``ontology.terms``: every IRI as a constant
- ``ontology.vocabulary``: the words as frozen models, without rdflib once read
- ``ontology.check``: SHACL shapes, as plain findings
- ``ontology.load``: disease classes as OWL, checked by the HermiT reasoner
- ``ontology.errors``: every error of the house, drawn as a tree
"""
