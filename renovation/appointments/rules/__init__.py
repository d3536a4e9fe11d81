"""Time: hours opened, slots cut, slots left."""
