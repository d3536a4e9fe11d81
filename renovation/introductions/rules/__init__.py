"""How firms are drawn."""
