// MoJ Frontend ships no fixtures: its own templates, rendered by nunjucks from a table of options, are the measure.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import path from 'node:path'
import { test } from 'node:test'
import nunjucks from 'nunjucks'
import { draw, tree } from './markup.mjs'

const modules = path.resolve(import.meta.dirname, '../../node_modules')
const environment = new nunjucks.Environment(
  new nunjucks.FileSystemLoader([
    path.join(modules, '@ministryofjustice/frontend'),
    path.join(modules, 'govuk-frontend/dist'),
  ]),
  { autoescape: true },
)
const filters = createRequire(import.meta.url)('@ministryofjustice/frontend/moj/filters/all.js')()
for (const [name, filter] of Object.entries(filters)) environment.addFilter(name, filter)

const render = (component, params) =>
  environment.render(`moj/components/${component}/template.njk`, { params: structuredClone(params) })

const hostile = '"><svg onload=1>\'&amp;'
const heading = { text: 'Filter' }
const selectedFilters = {
  heading: { text: 'Selected filters' },
  clearLink: { text: 'Clear filters', href: '/engagements' },
  categories: [
    { heading: { text: 'State' }, items: [{ text: 'Active', href: '?a' }, { text: 'Paused', href: '?b&c=1' }] },
    { heading: { html: '<em>Agency</em>' }, items: [{ text: hostile, href: '#1' }] },
  ],
}
const day = { timestamp: '2026-03-29', type: 'date' }

const options = {
  filter: {
    plain: { heading, optionsHtml: '<p>Options</p>' },
    'heading as markup': { heading: { html: '<b>Narrow it</b>' }, optionsHtml: '' },
    'selected filters': { heading, selectedFilters, optionsHtml: '<label>One<input name="one"></label>' },
    'nothing selected': { heading, selectedFilters: { ...selectedFilters, categories: [] }, optionsHtml: '' },
    'its own button': { heading, submit: { text: 'Show', attributes: { 'data-a': '1', id: 'show' } }, optionsHtml: '' },
    attributes: { heading, attributes: { 'data-b': hostile }, optionsHtml: '' },
    'hostile text': { heading: { text: hostile }, submit: { text: hostile }, optionsHtml: '' },
  },
  'sub-navigation': {
    plain: { items: [{ text: 'Sessions', href: '/s' }, { text: 'Money', href: '/m' }] },
    'one active': { label: 'Engagement', items: [{ text: 'A', href: '#1', active: true }, { text: 'B', href: '#2' }] },
    empty: { items: [] },
    classes: { classes: 'app-extra', items: [{ text: 'A', href: '#', classes: 'app-item' }] },
    attributes: { attributes: { 'data-a': '1' }, items: [{ text: 'A', href: '#', attributes: { 'data-b': '2' } }] },
    markup: { items: [{ html: 'A <b>1</b>', href: '#' }] },
    'hostile text': { label: hostile, items: [{ text: hostile, href: '?q=' + encodeURIComponent(hostile) }] },
  },
  timeline: {
    plain: { items: [{ label: { text: 'Agreed' }, text: 'Both signed', datetime: day }] },
    byline: { items: [{ label: { text: 'Agreed' }, text: '', datetime: day, byline: { text: 'Jo' } }] },
    // Not 12:00, which the service's style calls midday and MoJ's filter 12pm.
    'a time of day': {
      items: [
        { label: { text: 'A' }, text: 'x', datetime: { timestamp: '2026-06-14T14:01', type: 'datetime' } },
        { label: { text: 'B' }, text: 'y', datetime: { timestamp: '2026-06-04T09:00', type: 'datetime' } },
        { label: { text: 'C' }, text: 'z', datetime: { timestamp: '2026-01-04T00:30', type: 'datetime' } },
        { label: { text: 'D' }, text: 'z', datetime: { timestamp: '2026-01-04T23:59', type: 'datetime' } },
      ],
    },
    'heading level': { headingLevel: 3, items: [{ label: { text: 'A' }, text: 'x', datetime: day }] },
    'classes and attributes': {
      classes: 'app-t',
      attributes: { 'data-a': '1' },
      items: [{ label: { text: 'A' }, text: 'x', datetime: day, classes: 'app-i', attributes: { id: 'first' } }],
    },
    markup: {
      items: [{ label: { html: '<b>A</b>' }, html: '<p>B</p>', datetime: day, byline: { html: '<i>C</i>' } }],
    },
    empty: { items: [] },
    'hostile text': {
      items: [{ label: { text: hostile }, text: hostile, datetime: day, byline: { text: hostile } }],
    },
  },
  'progress-bar': {
    plain: {
      label: 'Stages',
      items: [
        { label: { text: 'Proposed' }, complete: true },
        { label: { text: 'Agreed' }, active: true },
        { label: { text: 'Ended' } },
      ],
    },
    'no label': { items: [{ label: { text: 'A' } }] },
    ids: { id: 'stages', items: [{ id: 'one', label: { text: 'A' } }, { label: { text: 'B' } }] },
    'classes and attributes': {
      classes: 'app-p',
      attributes: { 'data-a': '1' },
      items: [{ label: { text: 'A', classes: 'app-l' }, classes: 'app-i', attributes: { 'data-b': '2' } }],
    },
    markup: { items: [{ label: { html: '<b>A</b>' }, complete: true, active: true }] },
    'hostile text': { label: hostile, items: [{ label: { text: hostile } }] },
  },
}

for (const [component, table] of Object.entries(options)) {
  test(`MoJ's ${component} is drawn as its template has it`, (t) => {
    const names = Object.keys(table)
    const drawn = draw(names.map((name) => ({ component: `moj-${component}`, options: table[name] })))
    names.forEach((name, place) => assert.equal(tree(drawn[place]), tree(render(component, table[name])), name))
    t.diagnostic(`${names.length} of ${names.length} sets of options`)
  })
}

test("a sortable table has MoJ's aria-sort on its headings, and links in them that work without script", () => {
  const head = [
    { text: 'Coachee' },
    { text: 'Agency', href: '?sort=agency', sort: 'ascending' },
    { text: 'Sessions', href: '?sort=sessions', sort: 'descending', numeric: true },
    { text: hostile, href: '?sort=none' },
  ]
  const [drawn] = draw([{ component: 'sortable-table', options: { caption: 'Engagements', head } }])
  const headings = tree(drawn).split('\n').map((line) => line.trim()).filter((line) => /^<(th|a) /.test(line))
  const link = (href) => `<a class="govuk-link govuk-link--no-visited-state" href="${href}">`
  assert.deepEqual(headings, [
    '<th class="govuk-table__header" scope="col">',
    '<th aria-sort="ascending" class="govuk-table__header" scope="col">',
    link('?sort=agency'),
    '<th aria-sort="descending" class="govuk-table__header govuk-table__header--numeric" scope="col">',
    link('?sort=sessions'),
    '<th aria-sort="none" class="govuk-table__header" scope="col">',
    link('?sort=none'),
  ])
  assert.doesNotMatch(drawn, /<button|data-module|<svg onload/)
})
