"""United Nations reports as tidy, traceable tables.

The stages stand in the order of their names, and data flows one way through them:
``s1_read`` (file to canonical text) -> ``s2_structure`` (sections, paragraphs, notes) -> ``s3_extract`` (bodies,
meetings, instruments, citations, recommendations) -> ``s4_tidy`` (rows of the tables) -> ``s5_check`` ->
``s6_publish``. ``model`` holds the records one stage hands to the next, ``schema`` the tables, ``rules`` the
vocabularies and patterns. Only ``orchestration`` knows Dagster.
"""
