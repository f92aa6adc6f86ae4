"""The site: session, fields, labels, security, assets, translation; ``pages`` has a module a page."""
