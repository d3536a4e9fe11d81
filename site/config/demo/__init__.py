"""The demonstration: two platforms of one Region, their team, fictitious households and months of history."""
