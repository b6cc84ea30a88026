"""The command `firstlight`: every verb a thin skin over a room."""

import sys

import typer

from ads.errors import FirstlightError, InputError
from ads.quiet import keep_quiet
from firstlight.console import warn
from firstlight.verbs import demo, evaluate, label, registry, score, serve, simulate, train

WORK_FAILED, WRONG_INPUT = 1, 2

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
app.command("simulate")(simulate.simulate)
app.add_typer(label.app, name="label")
app.command("train")(train.train)
app.command("eval")(evaluate.evaluate)
app.command("models")(registry.models)
app.command("promote")(registry.promote)
app.command("score")(score.score)
app.command("serve")(serve.serve)
app.command("demo")(demo.demo)


def main() -> None:
    """Run the command; errors of input and of work are one line each."""
    keep_quiet()
    try:
        app()
    except InputError as error:
        warn(f"error: {error}")
        sys.exit(WRONG_INPUT)
    except FirstlightError as error:
        warn(f"error: {error}")
        sys.exit(WORK_FAILED)
    except KeyboardInterrupt:
        warn("stopped")
        sys.exit(WORK_FAILED)
