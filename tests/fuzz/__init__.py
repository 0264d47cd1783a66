"""Invented and damaged inputs against every way in; see ``__main__``."""
