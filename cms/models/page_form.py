"""The form of every page: it offers only people of the page's own platform."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from cms.models.platform_site import platform_of_place
from renovation.platforms.queries import editors_of, people_among


class SitePageForm(WagtailAdminPageForm):
    """Whoever keeps a page writes the site of its platform."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "keeper" not in self.fields:
            return
        platform = platform_of_place(self.parent_page or self.instance)
        editors = editors_of(platform.pk) if platform else []
        # Somebody who has left is still shown on the pages that they kept.
        known = {editor.pk for editor in editors} | {self.instance.keeper_id}
        self.fields["keeper"].queryset = people_among(known - {None})
        self.fields["keeper"].label_from_instance = lambda person: person.get_full_name() or person.email
