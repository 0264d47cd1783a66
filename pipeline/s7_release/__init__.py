"""Stage 7: what changed between two published packages, and a release that says so.

In: packages as they were published. Out: their difference (``compare``), and a folder that is a release: the package with its
version and date, what changed since the last one, and its facts in the words of those who list data sets. No row is
made or changed here, and no clock is asked: the date of a release is what the maintainer says.
"""
