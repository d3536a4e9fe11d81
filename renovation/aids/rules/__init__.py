"""Rules of the aids: pure functions of a situation, dated parameters and a day."""
