"""A group of commands of which one needs no name: what is no other command's name is that one's argument."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

UNNAMED = "BUNDLE"  # the unnamed command stands in the help under its argument


class UnnamedCommand(TyperCommand):
    """A command that is typed without a name: its usage and its errors name the group alone."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Return a context in the place of the group's own."""
        if parent is not None:
            info_name, parent = parent.info_name, parent.parent
        return super().make_context(info_name, args, parent=parent, **extra)


class FallbackGroup(TyperGroup):
    """Hands its arguments to `UNNAMED` unless the first is the name of another command or asks for help."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the unnamed command's name before arguments that are meant for it."""
        named = {*self.commands} - {UNNAMED} | set(ctx.help_option_names)
        return super().parse_args(ctx, args if not args or args[0] in named else [UNNAMED, *args])
