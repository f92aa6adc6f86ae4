"""The plan: steps in order, bills, benefits, what is done, the link and the calendar."""
