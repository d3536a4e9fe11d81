"""The adviser's detailed description: what may be said of each part, and how it becomes figures of the method."""
