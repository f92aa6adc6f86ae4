"""A situation as JSON in, and a plan as JSON out: for people who write rules, and for checking them."""
