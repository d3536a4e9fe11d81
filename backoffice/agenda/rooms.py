"""The rooms of the agenda, as its tabs say them."""

ROOMS = (
    ("agenda", "Agenda"),
    ("booking", "Prendre"),
    ("absences", "Absences"),
    ("rules", "Horaires"),
    ("sessions", "Séances"),
    ("waiting_list", "Liste d’attente"),
    ("feeds", "Calendriers"),
    ("agenda_figures", "Chiffres"),
)
# For those who set the agenda.
SETTINGS = ("agenda_settings", "Réglages")
