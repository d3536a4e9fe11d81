"""What is done with leads before there is a case: duplicates, priority, who answers which."""
