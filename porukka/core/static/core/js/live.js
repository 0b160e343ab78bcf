/**
 * Live updates of the page that says <html data-live="/c/slug/live" data-live-seq="123">.
 *
 * What happens reaches the page as CustomEvent("porukka:<kind>", {detail: data}) on document, each event once and in
 * order. "porukka:reload" says that too much was missed to be sent.
 *
 * All tabs of a browser share one connection: the tab that holds the lock leads and tells the others. Without locks each
 * tab leads; without event streams the leader asks every ten seconds. When every tab has been hidden for five minutes
 * the connection rests, and goes on where it was when somebody looks again.
 */
const SHOWN = 60_000; // how often a visible tab says so
const HIDDEN = 5 * 60_000;
const POLL = 10_000;
const FAILURES = 3;
const AGAIN = 5 * 60_000; // polling: when to try a stream again
const REMEMBERED = 100; // frames the leader keeps for tabs that open after them

class Live {
  constructor(url, seq) {
    this.url = url;
    this.seq = seq;
    this.name = `porukka-live:${url}`;
    this.recent = [];
    this.floor = seq;
    this.leading = false;
    this.failures = 0;
    this.visible = () => this.seen();
  }

  start() {
    this.stopped = false;
    this.looked = Date.now();
    this.watch = setInterval(() => this.look(), SHOWN);
    document.addEventListener("visibilitychange", this.visible);
    if (!navigator.locks || !globalThis.BroadcastChannel) {
      this.lead();
      return;
    }
    this.channel = new BroadcastChannel(this.name);
    this.channel.onmessage = ({ data }) => this.hear(data);
    this.channel.postMessage({ hello: this.seq });
    this.release = new AbortController();
    navigator.locks
      .request(this.name, { signal: this.release.signal }, () => {
        if (this.stopped) return undefined;
        this.lead();
        return new Promise((done) => {
          this.handOver = done;
        });
      })
      .catch(() => {});
  }

  stop() {
    this.stopped = true;
    clearInterval(this.watch);
    document.removeEventListener("visibilitychange", this.visible);
    this.rest();
    this.leading = false;
    this.release?.abort();
    this.handOver?.();
    this.channel?.close();
  }

  // The tab that leads

  lead() {
    this.leading = true;
    this.floor = this.seq;
    this.recent = [];
    this.open();
  }

  open() {
    if (this.stopped || this.gone || this.source || this.polling) return;
    if (!globalThis.EventSource) {
      this.poll();
      return;
    }
    this.source = new EventSource(this.after());
    this.source.onopen = () => {
      this.failures = 0;
    };
    this.source.onmessage = ({ data }) => this.tell(JSON.parse(data));
    this.source.onerror = () => this.failed();
  }

  failed() {
    this.failures += 1;
    const over = this.source.readyState === EventSource.CLOSED;
    if (!over && this.failures < FAILURES) return; // the browser tries again by itself
    this.rest();
    if (this.failures < FAILURES) {
      this.later(() => this.open(), 2000 * this.failures);
    } else {
      this.streamAt = Date.now() + AGAIN;
      this.poll();
    }
  }

  async poll() {
    this.polling = true;
    try {
      const answer = await fetch(this.after(), { headers: { Accept: "application/json" } });
      if (this.stopped || !this.polling) return;
      if (answer.status === 404 || answer.status === 403) {
        this.gone = true; // no longer ours to watch
        this.rest();
        return;
      }
      if (answer.ok) {
        const { seq, frames } = await answer.json();
        frames.forEach((frame) => this.tell(frame));
        this.seq = Math.max(this.seq, seq);
      }
    } catch {
      // no network: the next turn may have one
    }
    if (this.stopped || !this.polling) return;
    this.later(() => {
      if (globalThis.EventSource && Date.now() > this.streamAt) {
        this.polling = false;
        this.failures = FAILURES - 1;
        this.open();
      } else {
        this.poll();
      }
    }, POLL);
  }

  later(what, milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(what, milliseconds * (0.75 + Math.random() / 2));
  }

  rest() {
    clearTimeout(this.timer);
    this.polling = false;
    this.source?.close();
    this.source = null;
  }

  after() {
    return `${this.url}?after=${this.seq}`;
  }

  tell(frame) {
    this.recent.push(frame);
    while (this.recent.length > REMEMBERED) this.floor = this.recent.shift().seq;
    this.channel?.postMessage({ frame });
    this.show(frame);
  }

  // Every tab

  show({ seq, kind, data }) {
    if (seq <= this.seq) return;
    this.seq = seq;
    document.dispatchEvent(new CustomEvent(`porukka:${kind}`, { detail: data }));
  }

  hear(message) {
    if (message.frame) {
      this.show(message.frame);
    } else if (message.frames) {
      if (message.from <= this.seq) message.frames.forEach((frame) => this.show(frame));
      else if (message.asked === this.seq) this.catchUp();
    } else if (this.leading) {
      this.seen();
      if (message.hello !== undefined) {
        this.channel.postMessage({ frames: this.recent, from: this.floor, asked: message.hello });
      }
    }
  }

  /** This tab is older than what the leader remembers. */
  async catchUp() {
    try {
      const answer = await fetch(this.after(), { headers: { Accept: "application/json" } });
      if (answer.ok) (await answer.json()).frames.forEach((frame) => this.show(frame));
    } catch {
      // the tab goes on with what the leader tells
    }
  }

  /** Somebody looks, at this tab or at another. */
  seen() {
    if (document.hidden && !this.leading) return;
    this.looked = Date.now();
    if (!this.leading) this.channel?.postMessage({ awake: true });
    else if (!this.source && !this.polling) this.open();
  }

  look() {
    if (!document.hidden) this.seen();
    else if (this.leading && Date.now() - this.looked > HIDDEN) this.rest();
  }
}

const { live, liveSeq } = document.documentElement.dataset;
if (live) {
  const line = new Live(live, Number(liveSeq) || 0);
  line.start();
  addEventListener("pagehide", () => line.stop());
  addEventListener("pageshow", ({ persisted }) => persisted && line.start());
}
