"""Every sentence that a rule may say after "When". Nothing else decides who sees a rule."""

from budgethelp.rules.conditions import benefit, bills, everyone, home, income, money, needs

__all__ = ["benefit", "bills", "everyone", "home", "income", "money", "needs"]
