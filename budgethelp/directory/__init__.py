"""Who can help: national services, councils, who does what, and postcodes."""
