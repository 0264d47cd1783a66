"""Files that a command is given."""

from __future__ import annotations

GOOD = """United Nations

A/99/1

General Assembly

Distr.: General
1 October 2044
Original: English

Ninety-ninth session
Agenda item 7

Report of the Secretary-General on a matter

I. Introduction

1. The present report is submitted pursuant to General Assembly resolution 98/7.

2. The Commission on the Status of Women urged Governments to ratify the Convention.

II. Conclusions

3. Member States should take further measures.
"""
