// Saves a form marked data-waymark-draft as it is typed: posts it to its own address with deed=typed, and says what
// the answer says where data-waymark-draft-status is. The form's own buttons work without it.
const pauseAfterTyping = 2000;
// What a browser goes on sending after its page is left is 64 KiB at most.
const longestKeptAlive = 60_000;

/** What a form holds, as its own button would send it. */
function contentOf(form) {
  const fields = new URLSearchParams(new FormData(form));
  fields.set("deed", "typed");
  return fields;
}

/** Saves one form while somebody types in it. */
export class Draft {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-waymark-draft-status]");
    this.saved = contentOf(form).toString();
    this.waiting = undefined;
    this.saving = false;
    form.addEventListener("input", () => this.later());
    form.addEventListener("submit", () => this.stop());
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.save());
  }

  later() {
    clearTimeout(this.waiting);
    if (!this.stopped) this.waiting = setTimeout(() => this.save(), pauseAfterTyping);
  }

  /** What is sent by a button is not to be followed by a draft of the same. */
  stop() {
    this.stopped = true;
    clearTimeout(this.waiting);
    this.request?.abort();
  }

  async save() {
    clearTimeout(this.waiting);
    const content = contentOf(this.form);
    if (this.stopped || content.toString() === this.saved) return;
    if (this.saving) return this.later();
    this.saving = true;
    this.request = new AbortController();
    try {
      const answer = await fetch(this.form.action, {
        method: "POST", body: content, signal: this.request.signal,
        keepalive: content.toString().length < longestKeptAlive,
      });
      const isOurs = !answer.redirected && answer.headers.get("content-type")?.startsWith("application/json");
      if (!isOurs) throw new Error(`answered ${answer.status}`);
      if (answer.ok) this.saved = content.toString();
      this.say((await answer.json()).message);
    } catch {
      if (!this.stopped) this.say(this.form.dataset.waymarkDraftFailed);
    } finally {
      this.saving = false;
    }
  }

  say(message) {
    if (this.status && this.status.textContent !== message) this.status.textContent = message;
  }
}

/** Every such form of the page. */
export function saveDrafts() {
  for (const form of document.querySelectorAll("form[data-waymark-draft]")) new Draft(form);
}

// A page the browser brings back from its memory may have been sent since: its form is drawn anew.
window.addEventListener("pageshow", (event) => {
  if (event.persisted && document.querySelector("form[data-waymark-draft]")) window.location.reload();
});
