from django.urls import path, re_path

from config.demo_mail import views

app_name = "demo_mail"
urlpatterns = [
    path("", views.box, name="box"),
    re_path(r"^(?P<name>[0-9a-f]{32})/$", views.mail, name="mail"),
]
