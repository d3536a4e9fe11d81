"""Forms of the household's side, by subject."""
