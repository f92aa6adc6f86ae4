"""Every sentence that a rule may say after "When". Nothing else decides who sees a rule."""

from budgethelp.rules.conditions import bills, everyone, home, income, money, needs, worth

__all__ = ["bills", "everyone", "home", "income", "money", "needs", "worth"]
