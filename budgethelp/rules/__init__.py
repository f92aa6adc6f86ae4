"""The rulebook: pages of plain English, their reader, conditions and figures."""
