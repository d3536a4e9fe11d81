"""What the pages of appointments share: the choice made so far, weeks of slots, the doors to an appointment."""
