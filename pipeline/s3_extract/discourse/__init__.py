"""Whose words a passage is: the documents inside a report, who holds each, and how a frame passes on.

In go the structure and the entities named in it; out come frames. What a sentence directs and to whom is for others.
No character pattern is compiled here: usages are data (``rules/``).
"""
