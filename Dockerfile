FROM python:3.11-slim-bookworm AS build
WORKDIR /src
RUN python -m venv /opt/vyapari
COPY requirements.lock pyproject.toml README.md LICENSE ./
COPY vyapari ./vyapari
RUN /opt/vyapari/bin/pip install --no-cache-dir --disable-pip-version-check -c requirements.lock .

FROM python:3.11-slim-bookworm
# Gujarati and the other scripts of papers; Hindi's letters come with the package.
RUN apt-get update \
    && apt-get install -y --no-install-recommends fonts-noto-core \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home --uid 10001 vyapari \
    && install -d -o vyapari -g vyapari /data
COPY --from=build /opt/vyapari /opt/vyapari
ENV PATH=/opt/vyapari/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    VYAPARI_HOME=/data
USER vyapari
VOLUME /data
STOPSIGNAL SIGTERM
CMD ["python", "-m", "vyapari"]
