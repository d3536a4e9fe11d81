"""The works programme of a case: its scenarios, the one that was chosen."""
