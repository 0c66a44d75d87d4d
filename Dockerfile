FROM python:3.11-slim-bookworm AS build
WORKDIR /src
RUN python -m venv --without-pip /opt/vyapari
# What it needs before itself: that layer stays while only the program changes.
COPY requirements.lock pyproject.toml README.md LICENSE ./
RUN mkdir vyapari && touch vyapari/__init__.py \
    && pip --python /opt/vyapari/bin/python install --no-cache-dir -c requirements.lock . \
    && pip --python /opt/vyapari/bin/python uninstall --yes vyapari
COPY vyapari ./vyapari
RUN pip --python /opt/vyapari/bin/python install --no-cache-dir --no-deps .

FROM python:3.11-slim-bookworm
LABEL org.opencontainers.image.title="Vyapari" \
      org.opencontainers.image.description="A bookkeeper for small Indian merchants, in Telegram." \
      org.opencontainers.image.licenses="MIT"
# Gujarati and the other scripts of papers; Hindi's letters come with the package. Debian keeps the
# newest version alone, so that a pinned one would soon be gone.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends fonts-noto-core \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 vyapari \
    && install -d -o vyapari -g vyapari -m 0700 /data
COPY --chmod=755 .image/as-vyapari /usr/local/bin/
COPY --from=build /opt/vyapari /opt/vyapari
ENV PATH=/opt/vyapari/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    VYAPARI_HOME=/data
WORKDIR /home/vyapari
USER 10001
STOPSIGNAL SIGTERM
# Without the site's packages, of which looking for them is the slowest.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-I", "-S", "-c", "import os; from http.client import HTTPConnection as C; c = C('127.0.0.1', int(os.environ.get('PORT') or 8081), timeout=4); c.request('GET', '/health'); raise SystemExit(c.getresponse().status != 200)"]
ENTRYPOINT ["as-vyapari"]
CMD ["python", "-m", "vyapari"]
