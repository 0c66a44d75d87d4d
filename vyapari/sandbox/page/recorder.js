// Voice notes from the microphone.

const TYPES = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];

export class Recorder {
  #media = null;
  #chunks = [];
  #since = 0;
  #timer = null;

  get running() { return this.#media !== null; }

  /** Begin; `tick` is told the seconds. Rejects where there is no microphone or no permission. */
  async begin(tick) {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    this.#media = new MediaRecorder(stream, mimeType ? { mimeType } : {});
    this.#chunks = [];
    this.#since = Date.now();
    this.#media.ondataavailable = ({ data }) => this.#chunks.push(data);
    this.#media.start();
    tick(0);
    this.#timer = setInterval(() => tick(Math.round((Date.now() - this.#since) / 1000)), 500);
  }

  /** Stop; the note as {file, seconds}, or null for less than half a second. */
  async finish() {
    const media = this.#media;
    clearInterval(this.#timer);
    const stopped = new Promise((resolve) => { media.onstop = resolve; });
    media.stop();
    await stopped;
    media.stream.getTracks().forEach((track) => track.stop());
    this.#media = null;
    const took = Date.now() - this.#since;
    if (took < 500) return null;
    const type = media.mimeType.split(";")[0];
    const file = new File(this.#chunks, `voice.${type.split("/")[1]}`, { type });
    return { file, seconds: Math.max(1, Math.round(took / 1000)) };
  }
}
