"""The people of the platforms, for those who administer."""
