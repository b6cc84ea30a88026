"""The command `firstlight`: every verb a thin skin over a room."""

import sys
from importlib.metadata import version as installed
from typing import Annotated

import typer
from typer.exceptions import TyperException

from ads.errors import FirstlightError, InputError
from ads.quiet import keep_quiet
from firstlight.console import say, warn
from firstlight.verbs import demo, erase, evaluate, label, ledger, read, registry, score, serve, simulate, train

WORK_FAILED, WRONG_INPUT, INTERRUPTED = 1, 2, 130

app = typer.Typer(
    name="firstlight",
    help="Reads public ads, flags signs of coercion or of minors, and says why.\n\n"
    "A flag is a lead for a person to check, never a finding. Start with `firstlight demo --out demo`.",
    epilog="Exit codes: 0 done, 1 the work failed, 2 wrong usage or input. Every verb takes --json.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        say(f"firstlight {installed('firstlight')}")
        raise typer.Exit


@app.callback()
def about(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    """Take what stands before a verb."""


app.command("read")(read.read)
app.command("simulate")(simulate.simulate)
app.add_typer(label.app, name="label")
app.command("train")(train.train)
app.add_typer(evaluate.app, name="eval")
app.command("models")(registry.models)
app.command("promote")(registry.promote)
app.add_typer(ledger.app, name="ledger")
app.command("erase")(erase.erase)
app.command("score")(score.score)
app.command("serve")(serve.serve)
app.command("demo")(demo.demo)


def main() -> None:
    """Run the command; errors of usage, of input and of work are one line each."""
    keep_quiet()
    try:
        code = app(prog_name="firstlight", standalone_mode=False)
    except (TyperException, InputError) as error:
        sys.exit(_fail(_said(error), WRONG_INPUT))
    except FirstlightError as error:
        sys.exit(_fail(str(error), WORK_FAILED))
    except OSError as error:  # a full disk, a folder that may not be written: the name is the user's own
        where = f"{error.filename}: " if error.filename else ""
        sys.exit(_fail(f"{where}{error.strerror or type(error).__name__}", WORK_FAILED))
    sys.exit(_fail("stopped", WORK_FAILED) if code == INTERRUPTED else code)


def _fail(message: str, code: int) -> int:
    if message:
        warn(f"error: {message}")
    return code


def _said(error: TyperException | InputError) -> str:
    """Return one line; nothing where a verb is missing, since its help has been printed."""
    if isinstance(error, InputError):
        return str(error)
    if type(error).__name__ == "NoArgsIsHelpError":
        return ""
    command = getattr(getattr(error, "ctx", None), "command_path", "firstlight")
    message = " ".join(error.format_message().split()).rstrip(".")
    return f"{message[0].lower()}{message[1:]}; `{command} --help` shows what is expected"
