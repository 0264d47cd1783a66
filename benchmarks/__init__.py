"""How fast the project is, beside others and beside itself: programs run by hand, never part of the tests."""
