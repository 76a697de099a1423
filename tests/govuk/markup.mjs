// Markup as parsed trees, white space and the order of attributes aside; and our components, drawn by govuk_render.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { parseFragment } from 'parse5'

const root = path.resolve(import.meta.dirname, '../..')
const keepsWhiteSpace = new Set(['textarea', 'pre', 'script', 'style'])

function attribute({ name, value }) {
  const words = name === 'class' ? value.split(/\s+/).filter(Boolean).join(' ') : value
  return `${name}=${JSON.stringify(words)}`
}

function lines(node, depth, into) {
  const indent = '  '.repeat(Math.max(depth, 0))
  if (node.nodeName === '#text') {
    const kept = keepsWhiteSpace.has(node.parentNode.nodeName)
    const text = kept ? node.value : node.value.replace(/\s+/g, ' ').trim()
    if (text) into.push(indent + JSON.stringify(text))
    return
  }
  if (node.nodeName === '#comment') return
  if (node.tagName) into.push(`${indent}<${[node.tagName, ...node.attrs.map(attribute).sort()].join(' ')}>`)
  for (const child of node.childNodes) lines(child, depth + 1, into)
}

/** The tree of a piece of markup, one line a node. */
export function tree(markup) {
  const into = []
  lines(parseFragment(markup), -1, into)
  return into.join('\n')
}

/** Draws [{component, options}] with our own functions; throws when one cannot be drawn. */
export function draw(asked) {
  const build = path.resolve(root, process.env.WAYMARK_BUILD ?? 'build/asan')
  const input = asked.map((one) => JSON.stringify(one)).join('\n') + '\n'
  const run = spawnSync(path.join(build, 'govuk_render'), { input, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (run.error) throw run.error
  if (run.status !== 0) throw new Error(`govuk_render ended with ${run.status ?? run.signal}: ${run.stderr}`)
  const answers = run.stdout.trimEnd().split('\n').map((line) => JSON.parse(line))
  if (answers.length !== asked.length) throw new Error(`${asked.length} asked, ${answers.length} answered`)
  return answers.map(({ html, error }, place) => {
    if (error !== undefined) throw new Error(`${asked[place].component}: ${error}`)
    return html
  })
}
