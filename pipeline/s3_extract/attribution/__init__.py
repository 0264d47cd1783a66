"""Who says what a directive says: a resolvable subject speaks, else the holder of the frame, else nobody.

In go a sentence, its clauses and its frame; out come ``Speaker`` records with the steps by which each is known. The
author speaks only in an own frame of his division; whoever was named last only in a frame that retells. No character
pattern is compiled here: usages are data (``rules/voices.yaml``).
"""
