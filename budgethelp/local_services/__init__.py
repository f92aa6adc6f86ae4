"""Places near a person: feeds, readers, the store, search and moderation."""
