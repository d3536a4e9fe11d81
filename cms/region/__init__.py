"""Pages shared between the platforms of a region, in the Wagtail admin."""
