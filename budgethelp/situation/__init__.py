"""What a person told us, typed, and how it is stored."""
