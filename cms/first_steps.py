"""What a newcomer sees first in the Wagtail admin: the gestures of the manual, for what this person may do."""

from typing import Any

from wagtail.admin.ui.components import Component


class FirstSteps(Component):
    """Links to the chapter of the manual that shows each gesture."""

    name = "first_steps"
    template_name = "cms/admin/first_steps.html"
    order = 400

    def __init__(self, *, dresses: bool) -> None:
        self.dresses = dresses

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """`dresses`: this person sets the menu and the brand."""
        return {"dresses": self.dresses}
