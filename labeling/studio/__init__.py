from labeling.studio.answers import Pulled, Refusal
from labeling.studio.form import Form, offered
from labeling.studio.projects import Project
from labeling.studio.pulling import pull, read_export
from labeling.studio.pushing import Pushed, push
from labeling.studio.server import Server
from labeling.studio.tasks import Task

__all__ = [
    "Form", "Project", "Pulled", "Pushed", "Refusal", "Server", "Task", "offered", "pull", "push", "read_export",
]  # fmt: skip
