# One image for every role; which one runs is the command's choice (see compose.yaml).
FROM python:3.12-slim-bookworm

# The image's Python has pip and venv; PostgreSQL's client is for backups.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 postgresql-client \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --home-dir /app maisonnee

WORKDIR /app
ENV MAISONNEE_VENV=/opt/maisonnee \
    DJANGO_SETTINGS_MODULE=config.settings.production \
    PYTHONDONTWRITEBYTECODE=1
# Only what the environment is made of: a change of the code does not install everything again.
COPY maisonnee requirements.lock ./
COPY site/config/__init__.py site/config/
COPY site/config/running site/config/running
RUN ./maisonnee setup && rm -rf var
COPY . .
RUN mkdir -p var && chown maisonnee var

USER maisonnee
EXPOSE 8000
ENTRYPOINT ["/app/maisonnee"]
CMD ["serve", "web", "--host", "0.0.0.0"]
