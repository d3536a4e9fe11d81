"""Small lists that each platform's editors keep in the Wagtail admin: only their own is there for them."""
