// Forms as a person without script meets them: read from the page, filled in, sent.
import { parse } from "parse5";

const attribute = (node, name) => node.attrs?.find((one) => one.name === name)?.value;
function* below(node) {
  for (const child of node.childNodes ?? []) {
    yield child;
    yield* below(child);
  }
}
const textOf = (node) => [...below(node)].map((one) => one.value ?? "").join("").replace(/\s+/g, " ").trim();

/** Every form of a page's main part: {action, method, fields: [{name, kind, value, options}], buttons: [{name, value, text}]}. */
export function formsOf(html, path) {
  const main = [...below(parse(html))].find((node) => node.nodeName === "main");
  const forms = [];
  for (const form of main ? below(main) : []) {
    if (form.nodeName !== "form") continue;
    const fields = new Map(), buttons = [];
    for (const node of below(form)) {
      const name = attribute(node, "name");
      if (node.nodeName === "button") buttons.push({ name, value: attribute(node, "value") ?? "", text: textOf(node) });
      if (!name || attribute(node, "disabled") !== undefined) continue;
      const type = node.nodeName === "input" ? attribute(node, "type") ?? "text" : node.nodeName;
      if (!["text", "textarea", "select", "radio", "checkbox", "hidden", "file", "date", "email"].includes(type)) continue;
      const field = fields.get(name) ?? { name, kind: type, value: "", options: [] };
      fields.set(name, field);
      if (type === "textarea") field.value = textOf(node);
      else if (type === "select")
        for (const option of below(node)) {
          if (option.nodeName !== "option") continue;
          field.options.push(attribute(option, "value") ?? textOf(option));
          if (attribute(option, "selected") !== undefined) field.value = field.options.at(-1);
        }
      else if (type === "radio" || type === "checkbox") {
        field.options.push(attribute(node, "value") ?? "on");
        if (attribute(node, "checked") !== undefined) field.value = field.options.at(-1);
      } else field.value = attribute(node, "value") ?? "";
      if (attribute(node, "inputmode") === "numeric") field.kind = "number";
    }
    forms.push({ action: attribute(form, "action") ?? path, method: attribute(form, "method") ?? "get",
      enctype: attribute(form, "enctype"), fields: [...fields.values()], buttons });
  }
  return forms;
}

const inAMonth = new Date(Date.now() + 30 * 86400_000);

/** What somebody diligent would enter: `word(name)` for every text, a coming date, the last of every choice. */
export function filledIn(form, word) {
  const sent = {};
  for (const { name, kind, value, options } of form.fields) {
    if (kind === "hidden" || kind === "file") sent[name] = value;
    else if (name.endsWith("-day")) sent[name] = value || String(inAMonth.getUTCDate());
    else if (name.endsWith("-month")) sent[name] = value || String(inAMonth.getUTCMonth() + 1);
    else if (name.endsWith("-year")) sent[name] = value || String(inAMonth.getUTCFullYear());
    else if (kind === "number") sent[name] = value || "7";
    else if (kind === "radio" || kind === "select" || kind === "checkbox") sent[name] = value || options.at(-1);
    else sent[name] = word(name);
  }
  return sent;
}

/** What the error summary says. */
export function errorsOf(html) {
  const summary = [...below(parse(html))].find((node) => attribute(node, "class")?.includes("govuk-error-summary"));
  return summary ? textOf(summary) : "";
}

/** Every address of this site a page links to or names in a form to be read. */
export function linksOf(html) {
  const found = new Set();
  for (const node of below(parse(html))) {
    const href = node.nodeName === "a" ? attribute(node, "href") : undefined;
    if (href?.startsWith("/")) found.add(href.replace(/#.*/, ""));
  }
  return found;
}
