"""What a price reference must be, when a statistic may be told, and where a price stands."""
