"""Reports of the Wagtail admin."""
