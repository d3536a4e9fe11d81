from django.urls import path

from backoffice.jobs import views

urlpatterns = [
    path("", views.jobs, name="jobs"),
    path("<uuid:job_id>/relancer/", views.job_retry, name="job_retry"),
]
