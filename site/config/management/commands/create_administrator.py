"""The first account of a real installation. There is no default account and no default password (B14)."""

import getpass
import os
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from renovation.accounts.models import User
from renovation.accounts.operations import confirm_email, create_account
from renovation.accounts.queries import account_with_email
from renovation.platforms.enums import Role
from renovation.platforms.operations import grant_role


class Command(BaseCommand):
    help = (
        "Create an administrator of the whole installation. Asks what it needs, or reads MAISONNEE_ADMIN_EMAIL, "
        "MAISONNEE_ADMIN_FIRST_NAME, MAISONNEE_ADMIN_LAST_NAME and MAISONNEE_ADMIN_PASSWORD."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", default=os.environ.get("MAISONNEE_ADMIN_EMAIL", ""))
        parser.add_argument("--first-name", default=os.environ.get("MAISONNEE_ADMIN_FIRST_NAME", ""))
        parser.add_argument("--last-name", default=os.environ.get("MAISONNEE_ADMIN_LAST_NAME", ""))

    def handle(self, *args: Any, **options: Any) -> None:
        email = (options["email"] or input("E-mail: ")).strip().lower()
        first_name = options["first_name"] or input("First name: ")
        last_name = options["last_name"] or input("Last name: ")
        password = os.environ.get("MAISONNEE_ADMIN_PASSWORD") or getpass.getpass("Password: ")
        _refuse(email, password)
        with transaction.atomic():
            user = create_account(email=email, first_name=first_name, last_name=last_name, password=password)
            confirm_email(user=user)
            grant_role(user=user, role=Role.ADMINISTRATOR, granted_by_id=None, now=timezone.now())
        self.stdout.write(f"{email} may log in, and will enrol a second factor at the first login.")


def _refuse(email: str, password: str) -> None:
    try:
        validate_email(email)
        validate_password(password, User(email=email))
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    if account_with_email(email) is not None:
        raise CommandError(f"{email} has an account already.")
