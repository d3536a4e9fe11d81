from django.urls import path

from backoffice.journal import views

urlpatterns = [path("", views.journal, name="journal")]
