from django.urls import path

from backoffice.works import views

urlpatterns = [
    path("", views.works_catalogue, name="works_catalogue"),
    path("<slug:works_slug>/", views.works_type, name="works_type"),
]
