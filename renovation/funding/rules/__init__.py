"""Follow-up of aids and loans: states, what is late, money month by month, what was done against what was planned."""
