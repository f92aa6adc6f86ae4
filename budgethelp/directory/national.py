"""The national directory: one TOML file per service, read strictly, every problem named at once."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from budgethelp.directory.entry import KEYS, read_service
from budgethelp.directory.service import Service
from budgethelp.directory.table import Table

NATIONAL = Path(__file__).parent / "national"
NAME = re.compile(r"[a-z][a-z0-9_]*\.toml")


class DirectoryError(Exception):
    """What is wrong in the directory's files: ``problems``, each "national/x.toml: key: cure"."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def load_national(folder: Path = NATIONAL) -> dict[str, Service]:
    """Every service in ``folder`` by id (the file's name). Raises DirectoryError with all problems."""
    problems: list[str] = []
    paths = sorted(path for path in folder.glob("*") if not path.name.startswith("."))
    services = [service for path in paths if (service := _read_file(path, problems))]
    if not paths:
        problems.append(f"{folder.name}: no services here. Add a file like {folder.name}/samaritans.toml.")
    if problems:
        raise DirectoryError(tuple(problems))
    return {service.id: service for service in services}


def national_ids(folder: Path = NATIONAL) -> frozenset[str]:
    """The ids of all services in ``folder``, also of those that cannot be read."""
    return frozenset(path.stem for path in folder.glob("*.toml"))


def _read_file(path: Path, problems: list[str]) -> Service | None:
    where = f"{path.parent.name}/{path.name}"
    if not NAME.fullmatch(path.name):
        problems.append(f"{where}: file name: use small letters, numbers and _, and end it with .toml.")
        return None
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except UnicodeDecodeError:
        problems.append(f"{where}: file: is not UTF-8. Save it as UTF-8.")
    except (tomllib.TOMLDecodeError, OSError) as error:
        problems.append(f"{where}: file: cannot be read as TOML. {error}")
    else:
        return read_service(path.stem, Table(values, where, problems, KEYS))
    return None
