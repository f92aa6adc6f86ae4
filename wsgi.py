"""Where gunicorn and ``flask --app wsgi`` find the site."""

import sys

from budgethelp import create_app
from budgethelp.problems import StartError

try:
    app = create_app()
except StartError as error:
    sys.exit(str(error))
