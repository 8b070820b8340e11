"""What Spark cannot do without, told before it starts: pyspark, Java, and a master that answers."""

import os
import re
import shutil
import socket
import subprocess
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from hefboom.core.base.errors import HefboomError

JAVA = (17, 21)
"""The versions of Java that Spark 4.0 is made for."""
_PORT = 7077
_SECONDS_TO_ANSWER = 5.0
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')
_MASTER = re.compile(r"local(\[(\*|\d+)(,\d+)?\])?|(spark|k8s)://.+|yarn")


def check_pyspark() -> None:
    """Raise HefboomError where the Spark extra is not installed."""
    if find_spec("pyspark") is None:
        raise HefboomError(
            "The engine 'spark' comes with the Spark extra, which is not installed. Install it with "
            "`pip install -r requirements/spark.txt`, or leave out --engine to use DuckDB."
        )


def check_java() -> None:
    """Raise HefboomError where there is no Java that Spark runs on."""
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home, "bin", "java")) if home else shutil.which("java")
    wanted = " or ".join(map(str, JAVA))
    how = f"Install it (on Debian: apt install openjdk-{JAVA[0]}-jre-headless), or let JAVA_HOME name its folder."
    if java is None or not Path(java).is_file():
        where = f"JAVA_HOME is {home}, and there is no bin/java in it" if home else "there is no `java` on this machine"
        raise HefboomError(f"Spark needs Java {wanted}: {where}. {how}")
    found = _VERSION.search(subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr)  # noqa: S603 - the Java of this machine, and nothing of anybody's text
    if found is None or int(found[1]) < JAVA[0]:
        has = f"{java} is version {found[1]}" if found else f"{java} does not tell its version"
        raise HefboomError(f"Spark needs Java {wanted}: {has}. {how}")


def check_master(master: str) -> None:
    """Raise HefboomError for a master that is none, or that does not answer within seconds.

    Spark itself would go on asking for a minute, and then say that its context was shut down.
    """
    if not _MASTER.fullmatch(master):
        raise HefboomError(
            f"'{master}' is no Spark master. Write local[*] for this machine, or the address of a cluster, "
            f"such as spark://host:{_PORT}."
        )
    if not master.startswith("spark://"):
        return
    errors = []
    for host, port in addresses(master):
        try:
            with socket.create_connection((host, port), timeout=_SECONDS_TO_ANSWER):
                return
        except OSError as error:
            errors.append(f"{host}:{port}: {error.strerror or error}")
    raise HefboomError(
        f"The Spark master {master} cannot be reached ({'; '.join(errors)}). Is it running, is this its address, and "
        "may this machine go there?"
    )


def check_folder(master: str, folder: Path | None) -> None:
    """Raise HefboomError where rows would be put on this machine alone, and others are to read them."""
    if folder is None and not is_here(master):
        raise HefboomError(
            f"The machines of {master} must read what this machine reads: give a folder that all of them see by the "
            "same path, with --shared-folder or HEFBOOM_SPARK_FOLDER."
        )


def addresses(master: str) -> list[tuple[str, int]]:
    """Return host and port of every master in `spark://host:port,host:port`."""
    try:
        parts = [urlsplit(f"//{each}") for each in master.removeprefix("spark://").split(",")]
        found = [(part.hostname, part.port or _PORT) for part in parts]
    except ValueError:
        found = []
    hosts = [(host, port) for host, port in found if host]
    if not hosts or len(hosts) < len(found):
        raise HefboomError(
            f"'{master}' is no Spark master. Write spark://host:{_PORT}, with the host's name or number."
        )
    return hosts


def is_here(master: str) -> bool:
    """Tell whether a master is on this machine alone, so that nothing has to be opened to others."""
    if not master.startswith("spark://"):
        return master.startswith("local")
    return all(host in ("127.0.0.1", "localhost", "::1") for host, _ in addresses(master))
