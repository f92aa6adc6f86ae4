"""Days: as typed, paydays, bank holidays, opening hours, and the clock."""
