"""Extraction: what a report names, cites and recommends, every find with its place in the text.

``extract.extract`` is the whole stage for one report; each finder of this folder can be called alone.
"""
