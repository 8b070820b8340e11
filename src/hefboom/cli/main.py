"""`hefboom …`: the commands, each imported only when it is used."""

import sys
from importlib import import_module
from typing import NoReturn

import click

from hefboom import __version__
from hefboom.core.base.errors import HefboomError

COMMANDS = {
    "check": ("hefboom.cli.check:check", "Check a register of tenders against a strategy."),
    "explain": ("hefboom.cli.explain:explain", "Explain every obligation of one tender."),
    "scan": ("hefboom.cli.scan:scan", "Find where the impact is in millions of spend lines."),
    "spend": ("hefboom.cli.spend:spend", "Make spend files ready for many scans."),
    "notices": ("hefboom.cli.notices:notices", "Read public notices into a register of tenders."),
    "pack": ("hefboom.cli.pack:pack", "Check, compare, test and print strategy packs."),
    "codelist": ("hefboom.cli.codelist:codelist", "Load and show code lists such as CPV."),
    "demo": ("hefboom.cli.demo:demo", "Start the whole product with example data on this machine."),
}
"""By name: where the command is, and what it does in one line (so that help needs no import)."""


class _LazyCommands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, says) for name, (_, says) in COMMANDS.items()])


@click.group(cls=_LazyCommands)
@click.version_option(__version__, prog_name="hefboom")
def hefboom() -> None:
    """Turn a government's procurement strategy into a working check.

    Exit codes: 0 fine, 1 something not met or wrong in the input, 2 wrong use, 130 stopped by Ctrl-C.
    """


def main() -> NoReturn:
    """Run the command line and exit. Errors meant for people end in one message, never in a traceback."""
    try:
        code = hefboom.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except HefboomError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2)
    except OSError as error:
        click.echo(f"Error: {error.filename or 'a file'} cannot be read or written: {error.strerror}.", err=True)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        sys.exit(130)
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
