"""Follow-up of the aids and loans of a case, its cash, its statement as built, totals by territory."""
