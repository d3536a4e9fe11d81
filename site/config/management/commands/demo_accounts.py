"""Print the accounts of the demonstration, and the present code of their second factor."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.demo.agents import AGENTS, PASSWORD, code_of, key_of, seconds_left
from config.demo.history import HOUSEHOLD_EMAIL
from config.demo.places import address_of


class Command(BaseCommand):
    help = "Affiche les comptes de démonstration ; avec une adresse e-mail, le code du moment de ce compte."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", nargs="?")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_MODE:
            raise CommandError("Ces comptes n’existent qu’en mode démonstration.")
        if options["email"]:
            self.stdout.write(f"{code_of(options['email'])} (encore {seconds_left()} s)")
            return
        self.stdout.write(f"Deuxième plateforme : {address_of('haut-doubs')}")
        self.stdout.write(f"Courriers écrits : {settings.PUBLIC_URL}/boite-demo/")
        self.stdout.write(f"Mot de passe des agents : {PASSWORD}")
        for agent in AGENTS:
            self.stdout.write(f"  {agent.email:38} {agent.role.label:36} clé {key_of(agent.email)}")
        self.stdout.write(f"  {HOUSEHOLD_EMAIL:38} Ménage, code reçu par e-mail")
        self.stdout.write("Code du moment d’un agent : ./maisonnee manage demo_accounts ADRESSE")
