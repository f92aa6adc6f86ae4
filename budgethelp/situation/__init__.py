"""What a person told us: the questions, each declared once, the typed situation and its one written form."""
