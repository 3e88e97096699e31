"""The one tree of exceptions: each prevents a run; everything else is a finding."""


class SpecflowError(Exception):
    """A run that cannot go on.

    `message` names what is wrong and where, `hint` says what to do next, `slug` is a stable name for programs. `details` are
    lines of their own between the two.
    """

    exit_code = 2

    def __init__(self, message: str, *, slug: str = "error", hint: str = "", details: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.slug = slug
        self.hint = hint
        self.details = details


class UsageProblem(SpecflowError):
    """The command was asked for something it cannot mean."""


class UnreadableInput(SpecflowError):
    """A file that was named cannot be read as what it should be."""


class ConfigurationProblem(SpecflowError):
    """`specflow.toml` (or `[tool.specflow]`) cannot be used."""


class WouldLoseWork(SpecflowError):
    """Going on would cost somebody their edits; nothing was written."""


class EvidenceMissing(SpecflowError):
    """Evidence that was explicitly asked for is not there, or an engine did not run."""

    exit_code = 3
