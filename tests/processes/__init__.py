"""Real workers and schedulers on the test database, killed at the worst moment (I1, I4, I6)."""
