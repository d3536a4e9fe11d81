"""Counting the visits of one's site."""

from typing import ClassVar

from cms.models import AudienceMeasure
from cms.own_records.viewset import OwnRecordViewSet


class AudienceMeasureViewSet(OwnRecordViewSet):
    model = AudienceMeasure
    own_fields: ClassVar = ["is_on", "address", "site_number", "hides_addresses"]
    name = "mesure"
    url_prefix = "mesure"
    icon = "view"
    menu_label = "Mesure d’audience"
    menu_order = 255
    list_display: ClassVar = ["platform", "is_on", "address"]


measure_viewset = AudienceMeasureViewSet()
