"""Local help: what an operator adds to the national services, from feeds and spreadsheets."""
