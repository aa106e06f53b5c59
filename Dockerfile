FROM python:3.12-slim

# What WeasyPrint draws PDF with; harfbuzz-subset makes it five times quicker at embedding fonts.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/* \
    && pip install --no-cache-dir "uv<1"

ENV UV_PROJECT_ENVIRONMENT=/opt/venv \
    PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    KAM_NO_BOOTSTRAP=1 \
    KAM_VAR=/srv/ancrage/.var \
    KAM_FILES=/srv/files \
    DJANGO_SETTINGS_MODULE=kam.settings.production

WORKDIR /srv/ancrage
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-default-groups --no-cache --compile-bytecode

COPY . .
# Translations and static files belong to the image. Neither needs a server: the addresses are never opened.
RUN python -c "from kam.local import messages; messages.compile_all()" \
    && KAM_SECRET_KEY=build KAM_HOSTS=build DATABASE_URL=postgres:///build REDIS_URL=redis://build \
        python manage.py collectstatic --no-input \
    && useradd --system --uid 10001 --home-dir /srv kam \
    && mkdir -p /srv/files \
    && chown kam:kam /srv/files

USER kam
VOLUME /srv/files
EXPOSE 8000
# Without the kill timeout, granian told to stop while it starts would hang.
CMD ["granian", "--interface", "wsgi", "kam.wsgi:application", "--host", "0.0.0.0", "--port", "8000", \
     "--workers", "2", "--blocking-threads", "4", "--workers-kill-timeout", "3"]
