"""Rules and vocabularies as data, and what loads them.

What goes in: YAML files of facts and patterns (bodies, countries, verbs, symbols, ...), each entry with its source or
its examples, and a loader per kind that checks a file and returns frozen values. What stays out: anything that reads
a report. A loader never repairs a file: an entry it does not understand is an error that names file and entry.
"""
