// Every fixture GOV.UK Frontend ships for the components we have is drawn by ours as the same tree.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { draw, tree } from './markup.mjs'
import { refused } from './refused.mjs'

const components = [
  'back-link', 'breadcrumbs', 'button', 'character-count', 'checkboxes', 'date-input', 'details', 'error-message',
  'error-summary', 'fieldset', 'file-upload', 'hint', 'input', 'inset-text', 'label', 'notification-banner',
  'pagination', 'panel', 'password-input', 'phase-banner', 'radios', 'select', 'service-navigation', 'skip-link',
  'summary-list', 'table', 'tabs', 'tag', 'task-list', 'textarea', 'warning-text',
]
const frontend = path.resolve(import.meta.dirname, '../../node_modules/govuk-frontend/dist/govuk/components')
const seen = { fixtures: 0, refused: 0 }

for (const component of components) {
  test(`${component} is drawn as every fixture has it`, (t) => {
    const { fixtures } = JSON.parse(readFileSync(path.join(frontend, component, 'fixtures.json'), 'utf8'))
    const reasons = refused[component] ?? {}
    const drawn = draw(fixtures.map(({ options }) => ({ component, options })))
    const wrong = []
    fixtures.forEach(({ name, html }, place) => {
      const same = tree(drawn[place]) === tree(html)
      if (name in reasons) {
        if (same) wrong.push(`"${name}" stands in refused.mjs but is drawn right`)
      } else if (!same) {
        wrong.push(`"${name}" differs.\n--- GOV.UK Frontend\n${tree(html)}\n--- ours\n${tree(drawn[place])}`)
      }
    })
    const names = new Set(fixtures.map(({ name }) => name))
    for (const name of Object.keys(reasons)) if (!names.has(name)) wrong.push(`there is no fixture "${name}" to refuse`)
    seen.fixtures += fixtures.length
    seen.refused += Object.keys(reasons).length
    t.diagnostic(`${fixtures.length - Object.keys(reasons).length} of ${fixtures.length} fixtures`)
    assert.equal(wrong.length, 0, wrong.join('\n\n'))
  })
}

test('at most five fixtures in a hundred are refused, each for a reason', (t) => {
  t.diagnostic(`${seen.fixtures - seen.refused} of ${seen.fixtures} fixtures, ${seen.refused} refused on purpose`)
  assert.ok(seen.fixtures > 600)
  assert.ok(seen.refused * 100 <= seen.fixtures * 5)
  for (const component of Object.keys(refused)) {
    assert.ok(components.includes(component), `${component} is none of ours`)
    for (const reason of Object.values(refused[component])) assert.ok(reason.length > 20)
  }
})
