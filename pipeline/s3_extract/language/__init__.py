"""Words as classes: a sentence becomes tokens with one letter each, and shapes of words are found in the letters.

What goes in: text, the word classes a rule file names, and shapes written in words and classes. What comes out: tokens,
and matchers that say where a shape stands. What stays out: what any shape means. ``tokens`` holds the one pattern over
characters; all others are over letters.
"""
