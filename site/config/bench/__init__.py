"""Benchmarks of the announced figures. A module here registers its functions with `@benchmark`."""
