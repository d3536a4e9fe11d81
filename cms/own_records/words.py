"""The words of the glossary and the frequent questions."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Model

from cms.models import FrequentQuestion, GlossaryTerm
from cms.own_records.viewset import OwnRecordForm, OwnRecordViewSet
from cms.rules.anchors import anchor_of


class TermForm(OwnRecordForm):
    """Nobody has to invent an identifier: it is made of the word."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("term") and cleaned.get("platform"):
            self.instance.slug = anchor_of(cleaned["term"])
            same = GlossaryTerm.objects.filter(platform=cleaned["platform"], slug=self.instance.slug)
            if same.exclude(pk=self.instance.pk).exists():
                self.add_error("term", "Ce mot est déjà dans votre glossaire.")
        return cleaned


class TermViewSet(OwnRecordViewSet):
    model = GlossaryTerm
    own_fields: ClassVar = ["term", "spellings", "meaning"]
    name = "glossaire"
    url_prefix = "glossaire"
    icon = "openquote"
    menu_label = "Glossaire"
    menu_order = 242
    list_display: ClassVar = ["term", "spellings", "meaning"]
    search_fields: ClassVar = ["term", "spellings", "meaning"]
    search_backend_name = None

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[Model]]:
        return forms.modelform_factory(self.model, form=TermForm, fields=["platform", *self.own_fields])


class QuestionViewSet(OwnRecordViewSet):
    model = FrequentQuestion
    own_fields: ClassVar = ["topic", "question", "answer", "position", "checked_on"]
    name = "questions"
    url_prefix = "questions"
    icon = "help"
    menu_label = "Questions"
    menu_order = 241
    list_display: ClassVar = ["question", "topic", "position", "checked_on"]
    list_filter: ClassVar = {"topic": ["exact"]}
    search_fields: ClassVar = ["question", "answer"]
    search_backend_name = None


term_viewset = TermViewSet()
question_viewset = QuestionViewSet()
