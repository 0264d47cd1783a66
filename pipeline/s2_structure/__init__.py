"""Structure: a ``Document`` taken apart into masthead, contents, sections, paragraphs and notes.

Pure and deterministic; linear in the length of the text. Rules that are words or shapes live in
``rules/structure.yaml``. What goes out is ``Structure``; nothing here knows of bodies, resolutions or recommendations.
"""

from pipeline.s2_structure.build import structure

__all__ = ["structure"]
