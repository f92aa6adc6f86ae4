"""One reader for each way the world writes services down."""
