"""What every face needs at its edge: typed requests, quotas, form fields of the house. No page, no table."""
