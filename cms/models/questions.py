"""Frequent questions: kept once, shown on the FAQ page and wherever a block asks for their topic."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.blocks.text import SHORT_FEATURES
from cms.enums import Topic
from cms.models.base import IntroducedPage
from cms.rich_links import announce_texts
from renovation.platforms.models import Platform


class FrequentQuestion(index.Indexed, models.Model):
    """A question that people ask, and its answer."""

    platform = models.ForeignKey(
        Platform, on_delete=models.CASCADE, related_name="frequent_questions", verbose_name="plateforme"
    )
    topic = models.CharField("thème", max_length=20, choices=Topic.choices)
    question = models.CharField(
        "question", max_length=140, help_text="Comme une personne la pose : « Combien de temps durent les travaux ? »"
    )
    answer = RichTextField(
        "réponse",
        features=SHORT_FEATURES,
        help_text="La réponse d’abord, les détails ensuite. Pas de montant d’aide : renvoyez à la fiche aide.",
    )
    position = models.PositiveSmallIntegerField(
        "place", default=10, help_text="Dans son thème, la plus petite d’abord."
    )
    checked_on = models.DateField("vérifiée le", null=True, blank=True)

    panels: ClassVar = [
        FieldPanel("topic"),
        FieldPanel("question"),
        FieldPanel("answer"),
        FieldPanel("position"),
        FieldPanel("checked_on"),
    ]
    search_fields: ClassVar = [
        index.SearchField("question", boost=3),
        index.SearchField("answer"),
        index.FilterField("platform_id"),
        index.FilterField("topic"),
    ]

    class Meta:
        verbose_name = "question fréquente"
        verbose_name_plural = "questions fréquentes"

    def __str__(self) -> str:
        return self.question


def questions_of(platform: Platform | None, topic: str = "") -> list[FrequentQuestion]:
    """The questions of a platform by topic, in the order that its editors gave; of one topic when it is named."""
    if platform is None:
        return []
    found = FrequentQuestion.objects.filter(platform=platform).order_by("position", "pk")
    topics = [choice.value for choice in Topic]
    return sorted(found.filter(topic=topic) if topic else found, key=lambda one: topics.index(one.topic))


class QuestionsPage(IntroducedPage):
    """All the frequent questions, by topic."""

    body = StreamField(BodyBlock(), blank=True, verbose_name="contenu après les questions")

    page_description = "Montre les questions du menu « Questions », thème par thème."
    template = "cms/questions.html"
    max_count_per_parent = 1
    parent_page_types: ClassVar = ["cms.HomePage", "cms.SectionIndexPage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = [*IntroducedPage.content_panels, FieldPanel("introduction"), FieldPanel("body")]

    class Meta:
        verbose_name = "page des questions fréquentes"
        verbose_name_plural = "pages des questions fréquentes"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["questions"] = questions_of(getattr(request, "platform", None))
        announce_texts(question.answer for question in context["questions"])
        return context
