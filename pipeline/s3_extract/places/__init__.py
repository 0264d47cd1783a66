"""Places: countries and cities, and the States that are bodies where they recommend or shall act.

``countries`` finds the countries a text names, ``cities`` the place of a meeting at an offset, ``states`` the bodies
among the countries.
"""
