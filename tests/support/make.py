"""The type of the ``make_app`` fixture."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask

MakeApp = Callable[..., Flask]
