"""Money: what is left, the days between, and how they are drawn."""
